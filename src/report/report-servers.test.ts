import { expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { PrometheusError, type PrometheusErrorKind } from '#prometheus/error.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { reportServers } from './report-servers.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const ANSWER = { data: null, warnings: [], infos: [], clockLead: null };

function figure(source: string | undefined, kind: PrometheusErrorKind | null) {
  const indicator = {
    ...stubIndicator('gauge', { query: 'x' }),
    ...(source === undefined ? {} : { source }),
  };
  const samples = [{ labels: {}, time: AT, value: 1 }];
  return evaluateIndicator(planFigure(indicator, { window: null, filters: [] }), {
    now: AT,
    find: (query) =>
      kind === null
        ? {
            state: 'ready',
            refreshError: null,
            result: fullEvidence(query, AT) ?? result(ANSWER, AT, { samples }),
          }
        : { state: 'failed', error: new PrometheusError(`it is ${kind}`, { kind }) },
  });
}

test('a server is down if nothing that it was asked for got a response', () => {
  const figures = [
    figure('gone', 'network'),
    figure('gone', 'timeout'),
    figure('half', 'network'),
    figure('half', null),
    figure('declines', 'query'),
    figure(undefined, null),
  ];
  expect(reportServers(figures)).toEqual([
    { name: null, indicators: 1, failed: 0, isDown: false, error: null },
    { name: 'gone', indicators: 2, failed: 2, isDown: true, error: 'it is network' },
    { name: 'half', indicators: 2, failed: 1, isDown: false, error: 'it is network' },
    { name: 'declines', indicators: 1, failed: 1, isDown: false, error: 'it is query' },
  ]);
});

test('nobody was asked for what somebody vouches for', () => {
  const attested = { ...figure(undefined, null), asked: [] };
  expect(reportServers([attested])).toEqual([]);
});
