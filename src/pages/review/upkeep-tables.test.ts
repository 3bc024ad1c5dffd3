import { describe, expect, test } from 'vitest';
import { DAY, durationMs, epochMs } from '#compute/units.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { expiringTable, practicesTable } from './upkeep-tables.ts';

const NOW = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const WEEK = durationMs(7 * DAY);
const QUARTER = durationMs(92 * DAY);

const exemption = (until: string) => ({ indicator: 'a', reason: 'Vendor fix', owner: 'Ana', until });
const practice = (id: string, more: object) => ({
  id,
  pillar: 'b',
  group: 'Monitoring',
  title: id,
  state: 'in place',
  ...more,
});

describe('expiringTable', () => {
  const days = (until: string, next = WEEK) =>
    expiringTable(stubConfig({ exemptions: [exemption(until)] }), NOW, next).rows.map(
      ({ cells }) => cells[2],
    );

  test('looks a month ahead, or as far as to the next review', () => {
    expect(days('2026-03-02')).toEqual(['2026-03-02']);
    expect(days('2026-03-04')).toEqual([]);
    expect(days('2026-03-04', QUARTER)).toEqual(['2026-03-04']);
  });

  test('the last day counts in full; an exemption that is over needs no decision', () => {
    expect(days('2026-01-31')).toEqual(['2026-01-31']);
    expect(days('2026-01-30')).toEqual([]);
  });
});

describe('attestations in expiringTable', () => {
  const attested = {
    id: 'vouched',
    pillar: 'a',
    title: 'Vouched for',
    kind: 'attested',
    value: 'A',
    accept: ['A'],
    unit: 'grade',
    direction: 'ordinal',
    target: 'A',
    by: 'Ana',
    on: '2025-01-01',
  };
  const measured = {
    id: 'measured',
    pillar: 'a',
    title: 'Measured',
    kind: 'gauge',
    query: 'grade',
    across: 'max',
    unit: 'seconds',
    direction: 'atMost',
    target: 1,
  };
  /** One of each kind, both valid until the same day. */
  const rows = (validUntil: string) => {
    const { indicators } = stubConfig({
      pillars: [{ id: 'a', title: 'A', headline: 'measured' }],
      indicators: [
        { ...attested, validUntil },
        { ...measured, attestation: { by: 'Auditor', on: '2025-01-01', validUntil } },
      ],
    });
    return expiringTable({ ...stubConfig(), indicators }, NOW, WEEK).rows.map(({ cells }) => cells);
  };

  test.for([
    ['2026-01-30', 'It has expired: the figure counts as no data'],
    ['2026-01-31', '–'],
    ['2026-03-02', '–'],
  ] as const)('until %s: of a value entered by hand and of one that is measured', ([until, note]) => {
    expect(rows(until)).toEqual([
      ['Vouched for', 'Attestation', until, 'Ana', note],
      ['Measured', 'Attestation', until, 'Auditor', note],
    ]);
  });

  test('not those that hold until long after the next review', () => {
    expect(rows('2026-03-04')).toEqual([]);
  });
});

describe('practicesTable', () => {
  const titles = (practices: object[]) =>
    practicesTable(stubConfig({ practices }), NOW).rows.map(({ cells }) => [cells[0], cells[4]]);

  test('what was not reviewed in time comes first, then what is not in place', () => {
    expect(
      titles([
        practice('planned', { state: 'planned' }),
        practice('late', { nextReview: '2026-01-30' }),
        practice('in_time', { nextReview: '2026-01-31' }),
        practice('no_concern', {
          state: 'not applicable',
          reason: 'No such thing here',
          nextReview: '2026-01-01',
        }),
      ]),
    ).toEqual([
      ['late', '2026-01-30, overdue'],
      ['planned', '–'],
    ]);
  });
});
