import { readResource } from './resource.ts';
import type { SpecNote } from './slo.ts';
import { optionalText, requiredText, SpecFault, type SpecField } from './spec-field.ts';

export type OpenSloIndicator = { readonly spec: SpecField; readonly description: string | null };

/** What an SLO of OpenSLO refers to by name, in whichever file it stands. */
export type OpenSloReferences = {
  /** The indicator of an SLO, its own or one that it names. */
  readonly indicatorOf: (slo: SpecField, notes: SpecNote[]) => OpenSloIndicator;
  /** What people call a service. */
  readonly serviceTitle: (name: string) => string;
  /** Names what has been referred to by nobody. */
  readonly nameUnused: (notes: SpecNote[]) => void;
};

/** Gathers the documents that are no SLO. */
export function openSloReferences(documents: readonly SpecField[]): OpenSloReferences {
  const named = (kind: string) =>
    new Map(
      documents
        .filter((document) => document.at('kind').value === kind)
        .map((document) => [document.at('metadata', 'name').value, document]),
    );
  const [indicators, services] = [named('SLI'), named('Service')];
  const used = new Set<SpecField>();
  for (const service of services.values()) service.at('spec', 'description').use();

  return {
    indicatorOf(slo, notes) {
      const own = slo.at('indicator');
      const reference = slo.at('indicatorRef');
      if ((own.value === undefined) === (reference.value === undefined)) {
        throw new SpecFault('expected either "indicator" or "indicatorRef", one of them', slo.place);
      }
      if (own.value !== undefined) {
        for (const key of ['name', 'displayName']) own.at('metadata', key).use();
        return withDescription(own.at('spec'));
      }
      const name = requiredText(reference, 'the name of an SLI');
      const document = indicators.get(name);
      if (document === undefined) {
        throw new SpecFault(
          `expected the name of an SLI in the files; there is no "${name}"`,
          reference.place,
        );
      }
      if (!used.has(document)) {
        readResource(document, notes);
        used.add(document);
      }
      return withDescription(document.at('spec'));
    },
    serviceTitle(name) {
      const document = services.get(name);
      return document === undefined ? name : (optionalText(document.at('metadata', 'displayName')) ?? name);
    },
    nameUnused(notes) {
      for (const service of services.values()) readResource(service, notes);
      for (const [name, document] of indicators) {
        if (used.has(document)) continue;
        document.use();
        notes.push({
          place: document.place,
          message: `the SLI ${name} is left out: no SLO in the files refers to it`,
        });
      }
      for (const document of documents) {
        const kind = document.at('kind').value;
        if (kind === 'SLO' || kind === 'SLI' || kind === 'Service') continue;
        document.use();
        notes.push({
          place: document.place,
          message: `the ${kind} is not carried over: ${REASONS[String(kind)] ?? 'a scorecard has nothing like it'}`,
        });
      }
    },
  };
}

const REASONS: Readonly<Record<string, string>> = {
  DataSource: 'prometheus.url of the scorecard says which server is asked',
  AlertPolicy: 'Pillars makes burn-rate alerts of its own from the budget',
  AlertCondition: 'Pillars makes burn-rate alerts of its own from the budget',
  AlertNotificationTarget: 'Prometheus and its Alertmanager send the alerts',
};

const withDescription = (spec: SpecField): OpenSloIndicator => ({
  spec,
  description: optionalText(spec.at('description')),
});
