import { describe, expect, test } from 'vitest';
import { noData, ok } from '#compute/outcome.ts';
import { epochMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { PrometheusError } from '#prometheus/error.ts';
import type { AskedQuery, Evaluation, Judgement, ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { queryProblems } from '#scorecard/evaluate/query-problems.ts';
import { attentionList } from './attention.ts';
import { outageNotices, spokenMessages } from './outage-notices.ts';

const indicator = (id: string): Indicator => ({
  id,
  pillar: 'quality',
  title: `Title of ${id}`,
  kind: 'gauge',
  query: id,
  across: 'sum',
  unit: 'count',
  direction: 'atMost',
  target: 5,
});
const asked = (id: string): readonly AskedQuery[] => [
  { name: 'query', query: { shape: 'samples', expr: id }, serves: 'figure' },
];
const judged = (status: Judgement['status']): Judgement => ({
  status,
  u: null,
  reasons: [],
  isCeiling: false,
  isAtBest: false,
  isDoubtful: false,
});

const ready = (id: string, change: Partial<ReadyEvaluation> = {}): Evaluation => ({
  state: 'ready',
  indicator: indicator(id),
  window: null,
  asked: asked(id),
  at: 0 as ReadyEvaluation['at'],
  results: new Map(),
  measurement: { outcome: ok(3), n: null, formula: '', parts: [] },
  outlook: { forward: [], parts: [] },
  judgement: judged('Exceeding'),
  exemption: null,
  doubts: [],
  details: {},
  unanswered: [],
  warnings: [],
  infos: [],
  refreshError: null,
  ...change,
});
const absent = (id: string): Evaluation =>
  ready(id, {
    measurement: { outcome: noData('metric-absent'), n: null, formula: '', parts: [] },
    judgement: judged('No data'),
  });
const failed = (id: string, error: PrometheusError): Evaluation => ({
  state: 'failed',
  indicator: indicator(id),
  window: null,
  asked: asked(id),
  error,
});
const all = (...evaluations: readonly Evaluation[]) =>
  new Map(evaluations.map((evaluation) => [evaluation.indicator.id, evaluation]));

const down = new PrometheusError('prometheus.test cannot be reached.', { kind: 'network' });

describe('troublesOf', () => {
  test('a server that answers nothing is said once, in its own words', () => {
    const [notice] = outageNotices(all(failed('a', down), failed('b', down)));
    expect(notice).toMatchObject({ tone: 'error', detail: down.message, canRetry: true });
  });

  test('what could not be refreshed is of the oldest last good figure', () => {
    const at = (time: number) => ({ at: epochMs(time), refreshError: down });
    const [notice] = outageNotices(all(ready('a', at(5)), ready('b', at(3)), ready('c', { at: epochMs(1) })));
    expect(notice).toMatchObject({ tone: 'warning', detail: down.message, lastGood: 3 });
  });

  test('what the notices say of a server that is down nobody else need say', () => {
    expect([...spokenMessages(all(failed('a', down), failed('b', down)))]).toEqual([down.message]);
    expect([...spokenMessages(all(ready('a', { refreshError: down }), failed('b', down)))]).toEqual([
      down.message,
    ]);
    expect([...spokenMessages(all(failed('a', down), ready('b')))]).toEqual([]);
    expect([...spokenMessages(all(ready('a', { warnings: ['partial'] })))]).toEqual([]);
  });

  test('of several servers each is told apart, by its name', () => {
    const onEu = (evaluation: Evaluation): Evaluation => ({
      ...evaluation,
      indicator: { ...evaluation.indicator, source: 'eu' },
    });
    const titles = (...evaluations: readonly Evaluation[]) =>
      outageNotices(all(...evaluations)).map(({ title }) => title);
    expect(titles(ready('a'), onEu(failed('b', down)))).toEqual(['The server "eu" gives no data']);
    expect(titles(failed('a', down), onEu(ready('b')))).toEqual(['The default server gives no data']);
    expect(titles(ready('a'), onEu(ready('b', { refreshError: down })))).toEqual([
      expect.stringMatching(/^The last refresh of the server "eu" failed/),
    ]);
    expect(titles(ready('a'), onEu(ready('b', { warnings: ['partial'] })))).toEqual([
      'The server "eu" says that some answers may be incomplete',
    ]);
    expect(titles(ready('a'), onEu(absent('b')))[0]).toMatch(/^The server "eu" answers, but has none/);
    // A query that is refused is no outage, though it is all that this server is asked.
    const refused = new PrometheusError('parse error', { kind: 'query' });
    expect(titles(ready('a'), onEu(failed('b', refused)))).toEqual([]);
  });

  test('one failed query among others is the business of its figure', () => {
    expect(outageNotices(all(failed('a', down), ready('b')))).toEqual([]);
  });

  test('a server without any of the series is told from one that is down', () => {
    expect(outageNotices(all(absent('a'), absent('b')))[0]?.title).toMatch(/none of the series/);
    expect(outageNotices(all(absent('a'), ready('b')))).toEqual([]);
  });

  test('figures kept from before a failed refresh are said to be old', () => {
    expect(outageNotices(all(ready('a', { refreshError: down }), ready('b')))[0]).toMatchObject({
      title: expect.stringMatching(/last refresh failed/),
      detail: down.message,
    });
  });

  test('warnings of the server reach the page; its infos do not', () => {
    const partial = ready('a', { warnings: ['store gateway is down'] });
    expect(outageNotices(all(partial, ready('b')))[0]?.detail).toBe('store gateway is down');
    expect(outageNotices(all(ready('a', { infos: ['PromQL info: …'] })))).toEqual([]);
  });
});

describe('attentionList', () => {
  test('goes from missed over at risk to no data, and says what lacks data for one reason once', () => {
    const items = attentionList(
      all(
        absent('x'),
        ready('risky', { judgement: judged('At risk') }),
        absent('y'),
        ready('bad', { judgement: judged('Missed') }),
        ready('fine'),
      ),
      'USD',
    );
    expect(items.map(({ status, figures }) => [status, figures.map(({ id }) => id)])).toEqual([
      ['Missed', ['bad']],
      ['At risk', ['risky']],
      ['No data', ['x', 'y']],
    ]);
  });
});

describe('queryProblems', () => {
  test('names the query of scorecard.json and gives the server’s own words', () => {
    const refused = new PrometheusError('The server refused the query.', {
      kind: 'query',
      status: 400,
      expr: 'broken',
      serverMessage: '1:5: parse error: unclosed left parenthesis',
    });
    expect(queryProblems(all(failed('broken', refused), failed('b', down)))).toEqual([
      expect.objectContaining({
        path: 'indicators (broken).query',
        message: expect.stringContaining('1:5: parse error: unclosed left parenthesis'),
      }),
    ]);
  });
});
