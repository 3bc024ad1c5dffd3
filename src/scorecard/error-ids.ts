import type { ScorecardConfig } from '#config/schema.ts';

/** The share of requests that failed, beside latency. */
export const errorIds = ({ indicators, views }: ScorecardConfig): readonly string[] =>
  indicators.flatMap((indicator) =>
    indicator.kind === 'ratio' && indicator.report === 'bad' && views.charts.includes(indicator.id)
      ? [indicator.id]
      : [],
  );
