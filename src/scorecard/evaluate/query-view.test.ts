import { expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { PrometheusError } from '#prometheus/error.ts';
import type { QueryResult, QueryResultState } from '#scorecard/queries/query-result.ts';
import { type QueryView, queryView } from './query-view.ts';

const error = new PrometheusError('down', { kind: 'network' });
const ready = (
  at: number,
  change: { warnings?: string[]; refreshError?: PrometheusError } = {},
): QueryResultState => ({
  state: 'ready',
  result: { at: epochMs(at), warnings: change.warnings ?? [] } as unknown as QueryResult,
  refreshError: change.refreshError ?? null,
});
const LOADING: QueryResultState = { state: 'loading' };
const FAILED: QueryResultState = { state: 'failed', error };

type Row = [name: string, section: Parameters<typeof queryView>[0], expected: Partial<QueryView<unknown>>];

test.for<Row>([
  ['nothing is there yet', { state: LOADING, data: null }, { status: 'loading', data: null, message: null }],
  ['it cannot be made yet', { state: ready(1), data: null }, { status: 'loading' }],
  ['it failed', { state: FAILED, data: null }, { status: 'failed', message: 'down' }],
  [
    'it failed, in words of its own',
    { state: FAILED, data: null, failureText: ({ kind }) => `cost.spend: ${kind}` },
    { status: 'failed', message: 'cost.spend: network' },
  ],
  [
    'there is nothing in it',
    { state: ready(1), data: [], emptyText: 'None.' },
    { status: 'empty', message: 'None.' },
  ],
  [
    'it is there',
    { state: ready(1), data: [1] },
    { status: 'ready', data: [1], staleSince: null, warnings: [] },
  ],
  [
    'it could not be had anew',
    {
      state: ready(5, { refreshError: error }),
      beside: [ready(3, { refreshError: error }), ready(1)],
      data: [1],
    },
    { status: 'ready', data: [1], staleSince: epochMs(3) },
  ],
  [
    'nothing is in what could not be had anew',
    { state: ready(5, { refreshError: error }), data: [], emptyText: 'None.' },
    { status: 'empty', staleSince: epochMs(5) },
  ],
  [
    'the server warns of a part',
    { state: ready(1), beside: [ready(1, { warnings: ['partial'] }), undefined, FAILED], data: [1] },
    { status: 'ready', warnings: ['partial'] },
  ],
])('%s', ([, section, expected]) => {
  expect(queryView(section)).toMatchObject(expected);
});
