import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOUBTS, type DoubtCode, doubtStatus } from './doubt-rule.ts';
import { indicatorStatus, type TargetSpec } from './indicator-status.ts';
import { STATUSES, type Status } from './status.ts';

const uptime: TargetSpec = { direction: 'atLeast', target: 0.999, ideal: 1 };
const codes = Object.keys(DOUBTS) as DoubtCode[];

describe('doubtStatus', () => {
  test('nothing in doubt is Exceeding', () => {
    for (const doubt of codes) expect(doubtStatus('Exceeding', [doubt]).status).not.toBe('Exceeding');
  });

  test('only a target inside a bucket makes a bad status milder', () => {
    fc.assert(
      fc.property(fc.constantFrom<Status>(...STATUSES), fc.subarray(codes), (status, doubts) => {
        const { status: doubted } = doubtStatus(status, doubts);
        const isMilder = STATUSES.indexOf(doubted) < STATUSES.indexOf(status);
        if (isMilder) expect(doubts).toContain('target-inside-bucket');
      }),
    );
  });
});

describe('indicatorStatus with doubts', () => {
  test.for<{ coverage: number; isMissedAnyway?: boolean; value: number; status: Status; reasons: string[] }>([
    { coverage: 0.9, value: 0.9999, status: 'Exceeding', reasons: [] },
    { coverage: 0.89, value: 0.9999, status: 'Met', reasons: ['insufficient-coverage'] },
    { coverage: 0.5, value: 0.9999, status: 'Met', reasons: ['insufficient-coverage'] },
    { coverage: 0.49, value: 0.9999, status: 'No data', reasons: ['insufficient-coverage'] },
    { coverage: 0, value: 0.9999, status: 'No data', reasons: ['insufficient-coverage'] },
    { coverage: 0.6, value: 0.99, status: 'Missed', reasons: ['insufficient-coverage'] },
    { coverage: 0.1, value: 0.9, status: 'No data', reasons: ['insufficient-coverage'] },
    {
      coverage: 0.1,
      isMissedAnyway: true,
      value: 0.9,
      status: 'Missed',
      reasons: ['insufficient-coverage'],
    },
  ])('$value with $coverage of the window known is $status', ({ status, reasons, ...input }) => {
    expect(indicatorStatus(uptime, input)).toMatchObject({ status, reasons });
  });

  test('Met on a ceiling is not at best while it is in doubt', () => {
    const none: TargetSpec = { direction: 'atMost', target: 0 };
    const judged = indicatorStatus(none, { value: 0, doubts: ['member-vanished'] });
    expect(judged).toMatchObject({ status: 'Met', atBest: false, isDoubtful: true });
  });

  test('a burn alert counts for a figure in doubt as well', () => {
    const judged = indicatorStatus(uptime, {
      value: 0.9999,
      doubts: ['server-warning'],
      forward: ['burn-alert:page'],
    });
    expect(judged).toMatchObject({ status: 'At risk', reasons: ['server-warning', 'burn-alert:page'] });
  });
});
