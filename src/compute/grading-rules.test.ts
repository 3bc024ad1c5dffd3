import { describe, expect, test } from 'vitest';
import { evidenceStatus } from './evidence-rule.ts';
import { outlookStatus } from './outlook-rule.ts';
import type { Status } from './status.ts';

const STATUSES: readonly Status[] = ['Exceeding', 'Met', 'At risk', 'Missed', 'No data'];

describe('evidenceStatus', () => {
  test('an interval that holds the target takes the extremes away', () => {
    const judged = STATUSES.map((status) => evidenceStatus(status, [0.005, 0.02], 0.01).status);
    expect(judged).toEqual(['Met', 'Met', 'At risk', 'At risk', 'No data']);
  });

  test('an interval that only touches the target lies on one side of it', () => {
    for (const interval of [
      [0.01, 0.02],
      [0.005, 0.01],
    ] as const) {
      expect(evidenceStatus('Missed', interval, 0.01)).toEqual({ status: 'Missed', reasons: [] });
    }
  });
});

describe('outlookStatus', () => {
  test('whatever is good is at risk once something burns, and nothing else changes', () => {
    const judged = STATUSES.map((status) => outlookStatus(status, ['burn-alert:ticket']));
    expect(judged.map(({ status }) => status)).toEqual([
      'At risk',
      'At risk',
      'At risk',
      'Missed',
      'No data',
    ]);
    expect(judged.map(({ reasons }) => reasons.length)).toEqual([1, 1, 0, 0, 0]);
  });
});
