import { type EpochMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { instantOf } from './api-parameters.ts';
import type { DemoSeries } from './metric.ts';
import { select } from './promql/evaluate.ts';
import { parseQuery } from './promql/parse.ts';
import { DEMO_NOW, SLOW_SEARCH } from './timeline.ts';

type Example = {
  readonly at: EpochMs;
  readonly route: string;
  /** The bucket it was counted in, and what it took. */
  readonly le: string;
  readonly value: number;
  readonly trace: string;
};

const ago = (ms: number): EpochMs => epochMs(DEMO_NOW - ms);

/** Requests that were traced: some of the last day, and of the hours when the search was slow. */
const EXAMPLES: readonly Example[] = [
  {
    at: ago(12 * MINUTE),
    route: '/projects',
    le: '0.2',
    value: 0.161,
    trace: '5b8aa5a2d2c872e8321cf37308d69df2',
  },
  {
    at: ago(35 * MINUTE),
    route: '/search',
    le: '0.5',
    value: 0.274,
    trace: '0af7651916cd43dd8448eb211c80319c',
  },
  {
    at: ago(3 * HOUR),
    route: '/dashboard',
    le: '0.1',
    value: 0.083,
    trace: '4bf92f3577b34da6a3ce929d0e0e4736',
  },
  { at: ago(9 * HOUR), route: '/render', le: '0.2', value: 0.148, trace: '463ac35c9f6413ad48485a3953bb6124' },
  {
    at: ago(17 * HOUR),
    route: '/search',
    le: '0.2',
    value: 0.192,
    trace: 'a3ce929d0e0e47364bf92f3577b34da6',
  },
  {
    at: epochMs(SLOW_SEARCH.from + HOUR),
    route: '/search',
    le: '1',
    value: 0.81,
    trace: '1c80319c0af7651916cd43dd8448eb21',
  },
  {
    at: epochMs(SLOW_SEARCH.from + 4 * HOUR),
    route: '/search',
    le: '1',
    value: 0.67,
    trace: 'd2c872e8321cf37308d69df25b8aa5a2',
  },
];

/** `data` of /api/v1/query_exemplars. */
export function exemplarsData(parameters: URLSearchParams, world: readonly DemoSeries[]): readonly object[] {
  const start = instantOf(parameters, 'start');
  const end = instantOf(parameters, 'end');
  const selector = parseQuery(parameters.get('query') ?? '');
  if (selector.kind !== 'selector') return [];
  const asked = select(selector, world);
  return EXAMPLES.filter(({ at }) => at >= start && at <= end).flatMap(({ at, route, le, value, trace }) => {
    const series = asked.find(({ labels }) => labels.route === route && labels.le === le);
    if (series?.labels.__name__ !== 'http_request_duration_seconds_bucket') return [];
    const exemplars = [{ labels: { trace_id: trace }, value: String(value), timestamp: at / 1000 }];
    return [{ seriesLabels: series.labels, exemplars }];
  });
}
