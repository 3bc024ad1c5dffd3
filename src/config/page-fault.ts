import type { Indicator } from './indicator.ts';
import type { ScorecardConfig } from './schema.ts';
import { sourceFault } from './source-fault.ts';

type Fault = { readonly path: string; readonly message: string };

/** Names in `cost` and `vulnerabilities` that are no indicator of the kind they need, or no server. */
export function pageFaults(
  { cost, vulnerabilities, prometheus }: Pick<ScorecardConfig, 'cost' | 'vulnerabilities' | 'prometheus'>,
  byId: ReadonlyMap<string, Indicator>,
): readonly Fault[] {
  const named = [
    ['cost.perUnit', cost?.perUnit, 'quotient'],
    ['cost.budget', cost?.budget, 'band'],
    ['vulnerabilities.indicator', vulnerabilities?.indicator, 'gauge'],
  ] as const;
  const kinds = named.flatMap(([path, id, kind]) =>
    id === undefined || byId.get(id)?.kind === kind
      ? []
      : [{ path, message: `expected the id of a ${kind}; there is no usable "${id}"` }],
  );
  const sources = Object.entries({ cost, vulnerabilities }).flatMap(([page, section]) => {
    const message = section === undefined ? null : sourceFault(section, prometheus);
    return message === null ? [] : [{ path: `${page}.source`, message }];
  });
  return [...kinds, ...sources];
}
