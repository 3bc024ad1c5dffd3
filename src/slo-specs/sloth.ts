import { DAY, durationMs } from '#compute/units.ts';
import { percentObjective } from './objective-share.ts';
import { eventQueries, levelQuery } from './query-template.ts';
import { quotientFields } from './quotient-sides.ts';
import { ownerOf, readResource } from './resource.ts';
import { leavingOut, RATIO_ONLY, type Slo, type SpecNote } from './slo.ts';
import { optionalText, requiredText, SpecFault, type SpecField } from './spec-field.ts';

/** Sloth takes the window from its command line; this is the one without an option. */
const WINDOW = durationMs(30 * DAY);

const ALERTING =
  'alerting is not carried over but for a link to a runbook: Pillars makes burn-rate alerts of its own from the budget';

/**
 * The objectives of a specification of Sloth: `version: prometheus/v1`, or its resource of Kubernetes.
 * Source: https://sloth.dev/specs/default/v1/ and https://sloth.dev/specs/kubernetes/v1/
 * @throws SpecFault where the document has no list of objectives
 */
export function readSloth(document: SpecField, notes: SpecNote[]): readonly Slo[] {
  const isResource = document.at('apiVersion').value !== undefined;
  document.at('version').use();
  const spec = isResource ? readResource(document, notes).spec : document;
  const service = optionalText(spec.at('service'));
  const owner = ownerOf(spec.at('labels'), notes);
  const list = spec.at('slos');
  if (list.items().length === 0) throw new SpecFault('expected a list of SLOs in "slos"', list.place);
  return list.items().flatMap((field) =>
    leavingOut(field, notes, () => ({
      place: field.place,
      service,
      name: requiredText(field.at('name'), 'the name of the SLO'),
      title: null,
      description: optionalText(field.at('description')),
      owner: ownerOf(field.at('labels'), notes) ?? owner,
      runbook: runbookOf(field.at('alerting'), notes),
      objective: percentObjective(field.at('objective')),
      window: WINDOW,
      sli: readSli(field.at('sli'), notes),
    })),
  );
}

function readSli(sli: SpecField, notes: SpecNote[]): Slo['sli'] {
  const [events, raw] = [sli.at('events'), sli.at('raw')];
  if (events.value !== undefined) {
    const counted = either(events, 'error_query', 'errorQuery');
    const total = either(events, 'total_query', 'totalQuery');
    return { kind: 'events', counts: 'bad', ...eventQueries({ counted, total }, null) };
  }
  if (raw.value !== undefined) return rawSli(either(raw, 'error_ratio_query', 'errorRatioQuery'), notes);
  const reason =
    sli.at('plugin').value === undefined ? '' : '; the query that a plugin makes stands in no file';
  throw new SpecFault(`expected "events" or "raw"${reason}`, sli.place);
}

function rawSli(field: SpecField, notes: SpecNote[]): Slo['sli'] {
  const { query, hasWindow } = levelQuery(field);
  if (!hasWindow) {
    throw new SpecFault('expected a range of {{.window}} in the query, such as [{{.window}}]', field.place);
  }
  const sides = quotientFields(field);
  if (sides !== null) {
    return { kind: 'events', counts: sides.isRest ? 'good' : 'bad', ...eventQueries(sides, null) };
  }
  notes.push({ place: field.place, message: RATIO_ONLY });
  return { kind: 'ratio', reports: 'bad', query };
}

/** The files of the command line and the resources of Kubernetes spell their settings differently. */
const either = (field: SpecField, ...names: readonly [string, string]): SpecField =>
  field.at(names.find((name) => field.at(name).value !== undefined) ?? names[0]);

function runbookOf(alerting: SpecField, notes: SpecNote[]): string | null {
  if (alerting.value === undefined || alerting.value === null) return null;
  alerting.use();
  notes.push({ place: alerting.place, message: ALERTING });
  const links = ['runbook', 'runbook_url'].map((name) => alerting.at('annotations', name).value);
  const link = links.find((value) => typeof value === 'string' && /^https?:\/\//i.test(value));
  return typeof link === 'string' ? link : null;
}
