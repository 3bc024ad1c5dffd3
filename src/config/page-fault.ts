import type { Indicator } from './indicator.ts';
import type { ScorecardConfig } from './schema.ts';

type Fault = { readonly path: string; readonly message: string };

/** Names in `cost` and `vulnerabilities` that are no indicator of the kind they need. */
export function pageFaults(
  { cost, vulnerabilities }: Pick<ScorecardConfig, 'cost' | 'vulnerabilities'>,
  byId: ReadonlyMap<string, Indicator>,
): readonly Fault[] {
  const named = [
    ['cost.perUnit', cost?.perUnit, 'quotient'],
    ['cost.budget', cost?.budget, 'band'],
    ['vulnerabilities.indicator', vulnerabilities?.indicator, 'gauge'],
  ] as const;
  return named.flatMap(([path, id, kind]) =>
    id === undefined || byId.get(id)?.kind === kind
      ? []
      : [{ path, message: `expected the id of a ${kind}; there is no usable "${id}"` }],
  );
}
