import { describe, expect, test } from 'vitest';
import { DAY, epochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { KnownAnswer } from '#scorecard/reading-store.ts';
import { fingerprintOf } from './fingerprint.ts';
import { makeSnapshot, readSnapshot } from './snapshot.ts';

const NOW = epochMs(Date.parse('2026-01-31T00:00:00Z'));

const ANSWER: KnownAnswer = {
  query: { shape: 'samples', expr: 'up' },
  reading: {
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
  },
};

const snapshot = () => makeSnapshot([ANSWER], 'abc', NOW);
const at = (ms: number) => ({ fingerprint: 'abc', now: epochMs(NOW + ms) });

describe('readSnapshot', () => {
  test('what was saved comes back, also after the copy that a database makes', () => {
    expect(readSnapshot(structuredClone(snapshot()), at(DAY))).toEqual([ANSWER]);
  });

  test.for<[name: string, stored: unknown]>([
    ['nothing', undefined],
    ['text', 'snapshot'],
    ['another format', { ...snapshot(), format: 2 }],
    ['no time', { ...snapshot(), savedAt: Number.NaN }],
    ['answers cut short', { ...snapshot(), answers: [{ query: ANSWER.query }] }],
    ['a question of no known shape', { ...snapshot(), answers: [{ ...ANSWER, query: { shape: 'x' } }] }],
    [
      'times without values',
      {
        ...snapshot(),
        answers: [
          {
            ...ANSWER,
            reading: {
              ...ANSWER.reading,
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
    const known = fingerprintOf(config(0.2, 'a'), 'host');
    expect(fingerprintOf(config(0.1, 'a'), 'host')).not.toBe(known);
    expect(fingerprintOf(config(0.2, 'a'), 'other')).not.toBe(known);
  });

  test('knows nothing of an address that may hold a password', () => {
    expect(fingerprintOf(config(0.2, 'https://u:secret@host'), 'host')).toBe(
      fingerprintOf(config(0.2, 'https://u:other@host'), 'host'),
    );
  });
});
