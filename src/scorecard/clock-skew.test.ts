import { describe, expect, test } from 'vitest';
import { type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import { clockSkewSentence } from './clock-skew.ts';
import type { ReadingState } from './evaluation.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const answered = (serverTime: EpochMs | null): ReadonlyMap<string, ReadingState> =>
  new Map([
    [
      'q',
      {
        state: 'ready',
        refreshError: null,
        reading: {
          at: AT,
          askedInFull: AT,
          samples: [],
          series: [],
          scans: [],
          firing: [],
          names: [],
          warnings: [],
          infos: [],
          serverTime,
        },
      },
    ],
  ]);

describe('clockSkewSentence', () => {
  test('says which clock is off, and by how much', () => {
    const behind = clockSkewSentence(answered(epochMs(AT + 600 * SECOND)))?.replaceAll('\u00A0', ' ');
    expect(behind).toContain('The clock of this device is 10 min behind the server');
    const ahead = clockSkewSentence(answered(epochMs(AT - 600 * SECOND)))?.replaceAll('\u00A0', ' ');
    expect(ahead).toContain('10 min ahead of the server');
  });

  test('is silent within half a minute, and where the browser hides the server’s clock', () => {
    expect(clockSkewSentence(answered(epochMs(AT + 30 * SECOND)))).toBeNull();
    expect(clockSkewSentence(answered(null))).toBeNull();
  });
});
