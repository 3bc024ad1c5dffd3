import { formatValue } from '#compute/format-value.ts';
import { type EpochMs, HOUR } from '#compute/units.ts';
import { graphUrl } from '#prometheus/graph-url.ts';
import type { Evaluation } from './evaluation.ts';
import { windowText } from './figure.ts';

/** How a figure came about, for whoever wants to check it. */
export type FigureDetails = {
  readonly formula: string | null;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly queries: readonly {
    readonly name: string;
    readonly expr: string;
    /** The server's own page for this query; null where there is none to link to. */
    readonly graphUrl: string | null;
  }[];
  /** The server's own words: what makes the figure doubtful, and what it said besides. */
  readonly remarks: readonly string[];
};

export function detailsOf(
  evaluation: Evaluation,
  { baseUrl, currency, isDemo, at }: { baseUrl: string; currency: string; isDemo: boolean; at: EpochMs },
): FigureDetails {
  const { indicator, window, asked } = evaluation;
  const measurement = evaluation.state === 'ready' ? evaluation.measurement : null;
  return {
    formula: measurement?.formula ?? null,
    facts: [
      ...(window === null ? [] : [{ name: 'window', value: windowText(window) }]),
      ...(measurement?.parts ?? []).map(({ name, value, unit }) => ({
        name,
        value: formatValue(value, unit, { currency }),
      })),
      ...bracketFact(evaluation, currency),
      ...('owner' in indicator && indicator.owner !== undefined
        ? [{ name: 'owner', value: indicator.owner }]
        : []),
    ],
    queries: asked.map(({ name, query }) => ({
      name,
      expr: query.expr,
      graphUrl: isDemo ? null : graphUrl(baseUrl, query.expr, at, window ?? HOUR),
    })),
    remarks: evaluation.state === 'ready' ? [...evaluation.warnings, ...evaluation.infos] : [],
  };
}

function bracketFact(evaluation: Evaluation, currency: string): FigureDetails['facts'] {
  if (evaluation.state !== 'ready') return [];
  const { bracket, outcome } = evaluation.measurement;
  if (bracket === undefined || outcome.kind === 'no-data') return [];
  const low = formatValue(bracket.low, evaluation.indicator.unit, { currency });
  return [
    {
      name: 'bucket',
      value: Number.isFinite(bracket.high)
        ? `between ${low} and ${formatValue(bracket.high, evaluation.indicator.unit, { currency })}`
        : `above ${low}`,
    },
  ];
}
