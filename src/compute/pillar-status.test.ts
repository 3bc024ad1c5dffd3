import { describe, expect, test } from 'vitest';
import { pillarStatus } from './pillar-status.ts';
import type { Status } from './status.ts';
import json from './vectors/grades.json' with { type: 'json' };
import { readVectors } from './vectors/read.ts';

type PillarCase = {
  headline: Status;
  others: Status[];
  ceiling: boolean;
  expected: { status: Status; atBest: boolean };
};

describe('pillarStatus', () => {
  test.for(readVectors<PillarCase[]>(json.pillars))(
    '$headline (ceiling $ceiling) with $others',
    ({ headline, others, ceiling, expected }) => {
      const { status, atBest } = pillarStatus(
        { status: headline, isCeiling: ceiling },
        Object.freeze(others),
      );
      expect({ status, atBest }).toEqual(expected);
    },
  );

  test('says what holds the pillar back, and nothing where nothing does', () => {
    const exceeding = { status: 'Exceeding', isCeiling: false } as const;
    expect(pillarStatus(exceeding, ['At risk', 'Missed']).cappedBy).toBe('Missed');
    expect(pillarStatus(exceeding, ['Met', 'No data'])).not.toHaveProperty('cappedBy');
    expect(pillarStatus({ status: 'Missed', isCeiling: false }, ['Missed'])).not.toHaveProperty('cappedBy');
  });

  test('an ideal headline is not at best while another indicator is at risk', () => {
    expect(pillarStatus({ status: 'Met', isCeiling: true }, ['At risk'])).toEqual({
      status: 'Met',
      atBest: false,
      cappedBy: 'At risk',
    });
  });
});
