import type { SpecNote } from './slo.ts';
import { optionalText, requiredText, type SpecField } from './spec-field.ts';

/** What a cluster adds to a resource: nobody wrote it, and nobody misses it. */
const MACHINE_WRITTEN = [
  'creationTimestamp',
  'generation',
  'managedFields',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
];

export type Resource = {
  readonly name: string;
  readonly title: string | null;
  readonly owner: string | null;
  readonly spec: SpecField;
};

/** The head that every document in the form of Kubernetes has. */
export function readResource(document: SpecField, notes: SpecNote[]): Resource {
  for (const key of ['apiVersion', 'kind', 'status']) document.at(key).use();
  const metadata = document.at('metadata');
  for (const key of MACHINE_WRITTEN) metadata.at(key).use();
  metadata.at('annotations', 'kubectl.kubernetes.io/last-applied-configuration').use();
  return {
    name: requiredText(metadata.at('name'), 'the name of the resource'),
    title: optionalText(metadata.at('displayName')),
    owner: ownerOf(metadata.at('labels'), notes),
    spec: document.at('spec'),
  };
}

const OWNER = /(^|\/)(owner|team)$/;

/** The owner or the team among labels; null without one. All other labels are named. */
export function ownerOf(labels: SpecField, notes: SpecNote[]): string | null {
  if (typeof labels.value !== 'object' || labels.value === null) return null;
  labels.use();
  const entries = Object.entries(labels.value);
  const owner = entries.find(
    ([name, value]) => OWNER.test(name) && typeof value === 'string' && value !== '',
  );
  const others = entries.flatMap(([name]) => (name === owner?.[0] ? [] : [name]));
  if (others.length > 0) {
    const message = `${labels.place.path}: ${others.join(', ')} not carried over, since an indicator has no labels but an owner`;
    notes.push({ place: labels.place, message });
  }
  return owner === undefined ? null : String(owner[1]);
}
