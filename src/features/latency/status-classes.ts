import type { Series } from '#compute/series.ts';
import type { ChartLineModel } from '#scorecard/trends/chart-model.ts';
import type { TrendState } from '#scorecard/trends/trend-state.ts';

const STATUS_CODE = /^[1-5]\d\d$/;

/** "5xx" */
const classOf = (code: string): string => `${code[0]}xx`;

/** Worst first. */
const ORDER = ['5xx', '4xx', '3xx', '1xx', '2xx'];
/** What is no error stands in the table only: as a line it would pass for one, above the target of errors. */
const ERRORS: readonly string[] = ['5xx', '4xx'];

/**
 * The share of each class of HTTP status codes, out of the response the error rate is measured from.
 * @returns none where the requests are told apart by something else than status codes
 */
export function statusClassLines(state: TrendState | undefined): readonly ChartLineModel[] {
  if (state?.plan.indicator.kind !== 'ratio') return [];
  const measured = state.state === 'ready' ? state : state.state === 'loading' ? state.known : null;
  const { label } = state.plan.indicator;
  const series = measured?.results.get('query')?.series ?? [];
  const codes = series.map(({ labels }) => labels[label] ?? '');
  if (measured === null || codes.length === 0 || !codes.every((code) => STATUS_CODE.test(code))) return [];
  const totals = sumByTime(series);
  const times = Float64Array.from(totals.keys()).sort();
  const classes = ORDER.filter((name) => codes.some((code) => classOf(code) === name));
  return classes.map((name, rank) => {
    const own = sumByTime(series.filter(({ labels }) => classOf(labels[label] ?? '') === name));
    return {
      id: `status ${name}`,
      label: name,
      rank,
      times,
      // Without a request of this class there are none of it, as long as there are requests at all.
      values: times.map((time) => (own.get(time) ?? 0) / (totals.get(time) ?? Number.NaN)),
      step: measured.trend.step,
      ...(ERRORS.includes(name) ? {} : { isUndrawn: true }),
    };
  });
}

function sumByTime(series: readonly Series[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { times, values } of series) {
    for (const [index, time] of times.entries()) {
      const value = values[index] as number;
      if (!Number.isNaN(value)) sums.set(time, (sums.get(time) ?? 0) + value);
    }
  }
  return sums;
}
