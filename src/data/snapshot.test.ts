import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DAY, epochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import { samplesOf, stubServerState } from '#testing/stub-server-state.ts';
import { fingerprintOf } from './fingerprint.ts';
import { keys } from './keys.ts';
import { makeSnapshot, readSnapshot, restoreResults } from './snapshot.ts';

const NOW = epochMs(Date.parse('2026-01-31T00:00:00Z'));

const QUESTION: PlannedQuery = { shape: 'samples', expr: 'up' };
const READING: QueryResult = {
  at: NOW,
  askedInFull: NOW,
  samples: [{ labels: { job: 'api' }, time: NOW, value: Number.NaN }],
  series: [{ labels: {}, times: Float64Array.of(NOW), values: Float64Array.of(1) }],
  scans: [{ labels: {}, bad: [{ start: 1, end: 2 }], known: [] }],
  firing: [],
  names: [],
  warnings: ['partial'],
  infos: [],
  clockLead: null,
};
const STORED = { queryKey: keys.result(QUESTION, null), data: READING };

const snapshot = () => ({ format: 5, fingerprint: 'abc', savedAt: NOW, results: [STORED] });
const at = (ms: number) => ({ fingerprint: 'abc', now: epochMs(NOW + ms) });
const about = { fingerprint: 'abc', savedAt: NOW };

describe('a snapshot', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('holds what is in use, is about now, and was told to this page; also where the last refresh failed', async () => {
    const { queries, observe, answer, fail, scheduler, now } = stubServerState();
    observe([QUESTION, samplesOf('remembered')]);
    observe([samplesOf('fixed')], now);
    observe([samplesOf('unused')])();
    for (const value of [1, 2, 3, 4]) answer(value);
    await vi.advanceTimersByTimeAsync(20);
    void scheduler.refresh();
    fail();
    await vi.advanceTimersByTimeAsync(20);
    const isOwn = (result: QueryResult) => result.samples[0]?.value !== 2;
    expect(makeSnapshot(queries, about, isOwn).results).toMatchObject([
      { queryKey: ['result', 'live', QUESTION], data: { samples: [{ value: 1 }] } },
    ]);
  });

  test('is shown, never in place of a response, and asked for again', async () => {
    const { queries, observe, asked, answer, stateOf } = stubServerState();
    const restored = readSnapshot(structuredClone(snapshot()), at(DAY));
    if (restored === null) throw new Error('the snapshot was dropped');
    restoreResults(queries, restored);
    observe([QUESTION]);
    expect(stateOf(QUESTION)).toMatchObject({ status: 'success', data: READING });
    expect(asked).toHaveLength(0);
    // The next refresh is later than what was restored.
    observe([samplesOf('other')]);
    expect(asked).toHaveLength(1);
    answer(1);
    await vi.advanceTimersByTimeAsync(20);
    restoreResults(queries, {
      ...restored,
      results: [{ ...STORED, queryKey: keys.result(samplesOf('other'), null) }],
    });
    expect(stateOf(samplesOf('other'))).toMatchObject({ data: { samples: [{ value: 1 }] } });
  });

  test('that comes while the first question is on its way is shown until the response is there', async () => {
    const { queries, observe, answer, stateOf } = stubServerState();
    observe([QUESTION]);
    restoreResults(queries, { ...about, format: 5, results: [STORED] });
    expect(stateOf(QUESTION)).toMatchObject({ data: READING, fetchStatus: 'fetching' });
    answer(8);
    await vi.advanceTimersByTimeAsync(20);
    expect(stateOf(QUESTION)).toMatchObject({ data: { samples: [{ value: 8 }] } });
  });
});

describe('readSnapshot', () => {
  test('what was saved comes back, also after the copy that a database makes', () => {
    expect(readSnapshot(structuredClone(snapshot()), at(DAY))).toEqual(snapshot());
  });

  test.for<[name: string, stored: unknown]>([
    ['nothing', undefined],
    ['text', 'snapshot'],
    ['another format', { ...snapshot(), format: 3 }],
    ['no time', { ...snapshot(), savedAt: Number.NaN }],
    ['a response cut short', { ...snapshot(), results: [{ queryKey: STORED.queryKey }] }],
    [
      'a question of no known shape',
      { ...snapshot(), results: [{ ...STORED, queryKey: ['result', 'live', { shape: 'x' }] }] },
    ],
    ['no question', { ...snapshot(), results: [{ ...STORED, queryKey: ['result', 'live', null] }] }],
    ['a fixed instant', { ...snapshot(), results: [{ ...STORED, queryKey: keys.result(QUESTION, NOW) }] }],
    [
      'times without values',
      {
        ...snapshot(),
        results: [
          {
            ...STORED,
            data: {
              ...READING,
              series: [{ labels: {}, times: new Float64Array(2), values: new Float64Array(1) }],
            },
          },
        ],
      },
    ],
  ])('%s is dropped', ([, stored]) => {
    expect(readSnapshot(stored, at(0))).toBeNull();
  });

  test('one of another scorecard, or older than a week, or from the future is dropped', () => {
    expect(readSnapshot(snapshot(), { ...at(0), fingerprint: 'abd' })).toBeNull();
    expect(readSnapshot(snapshot(), at(7 * DAY))).not.toBeNull();
    expect(readSnapshot(snapshot(), at(7 * DAY + 1))).toBeNull();
    expect(readSnapshot(snapshot(), at(-DAY - 1))).toBeNull();
  });
});

describe('fingerprintOf', () => {
  const config = (target: number, url: string) =>
    ({ version: 1, indicators: [{ target }], prometheus: { url } }) as unknown as ScorecardConfig;

  test('changes with a target and with the server', () => {
    const known = fingerprintOf(config(0.2, 'a'), ['host']);
    expect(fingerprintOf(config(0.1, 'a'), ['host'])).not.toBe(known);
    expect(fingerprintOf(config(0.2, 'a'), ['other'])).not.toBe(known);
  });

  test('knows nothing of an address that may hold a password', () => {
    expect(fingerprintOf(config(0.2, 'https://u:secret@host'), ['host'])).toBe(
      fingerprintOf(config(0.2, 'https://u:other@host'), ['host']),
    );
  });
});
