import { describe, expect, test } from 'vitest';
import type { Sample } from '#compute/series.ts';
import { DAY, durationMs, type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import { attestationList } from '#features/practices/attestation-list.ts';
import { vulnerabilityList } from '#features/security/vulnerability-list.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import { planIndicator } from '#scorecard/plan/plan-indicator.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

const { indicators } = stubConfig({
  pillars: [{ id: 'security', title: 'Security', headline: 'critical' }],
  indicators: [
    {
      id: 'critical',
      pillar: 'security',
      title: 'Critical vulnerabilities',
      kind: 'gauge',
      query: 'vulnerabilities{severity="critical"}',
      across: 'sum',
      freshness: 'last_scan',
      maxAge: '7d',
      unit: 'count',
      direction: 'atMost',
      target: 0,
    },
    {
      id: 'compliance',
      pillar: 'security',
      title: 'Compliance',
      kind: 'ratio',
      query: 'controls',
      label: 'state',
      good: 'passed',
      report: 'good',
      unit: 'ratio',
      direction: 'atLeast',
      target: 1,
      attestation: { by: 'Privacy office', on: '2025-11-20', validUntil: '2026-05-31' },
    },
  ],
});

const sample = (labels: Record<string, string>, value: number): Sample => ({ labels, time: AT, value });
const severity = (name: string, value: number) => sample({ severity: name }, value);
const daysAgo = (days: number) => (AT - days * DAY) / SECOND;

function evaluate(id: string, answers: Record<string, readonly Sample[]>, at: EpochMs = AT) {
  const indicator = indicators.find((entry) => entry.id === id);
  if (indicator === undefined) throw new Error(id);
  return evaluateIndicator(planIndicator(indicator, { window: null, filters: [] }), {
    now: at,
    find: (query) => ({
      state: 'ready',
      result: result({ data: [], warnings: [], infos: [], clockLead: null }, at, {
        samples: ('expr' in query ? answers[query.expr] : undefined) ?? [],
      }),
      refreshError: null,
    }),
  });
}

const scanned = (days: number | null) =>
  evaluate('critical', {
    'vulnerabilities{severity="critical"}': [severity('critical', 0)],
    last_scan: days === null ? [] : [sample({}, daysAgo(days))],
  });

const SEVERITIES = {
  label: 'severity',
  severities: [
    { name: 'critical', deadline: durationMs(7 * DAY) },
    { name: 'high', deadline: durationMs(30 * DAY) },
    { name: 'low' },
  ],
};

describe('vulnerabilityList', () => {
  const listOf = (open: readonly Sample[], oldest: readonly Sample[], days: number | null = 1) =>
    vulnerabilityList(SEVERITIES, { open, oldest, at: AT, evaluation: scanned(days) });
  const standings = (list: ReturnType<typeof listOf>) =>
    list.rows.map(({ severity: name, open, status, standing }) => [name, open, status, plain(standing)]);

  test('a zero is seen, an absent series is not zero, and what is late says by how much', () => {
    const list = listOf(
      [severity('critical', 0), severity('low', 12), severity('weird', 1)],
      [severity('low', daysAgo(400))],
    );
    expect(standings(list)).toEqual([
      ['critical', '0', 'Met', 'none open'],
      ['high', '–', 'No data', 'the server has no such series'],
      ['low', '12', 'Met', 'open, without a deadline'],
      ['weird', '1', 'Met', 'open, without a deadline'],
    ]);
  });

  test.for([
    { days: 30, status: 'Met', standing: 'in time, less than 1 h left' },
    { days: 29, status: 'Met', standing: 'in time, 1 d left' },
    { days: 33.5, status: 'Missed', standing: 'overdue by 3 d 12 h' },
  ])('$days days of 30: $standing', ({ days, status, standing }) => {
    const list = listOf([severity('high', 2)], [severity('high', daysAgo(days))]);
    expect(list.rows[1]).toMatchObject({ status });
    expect(plain(list.rows[1]?.standing ?? '')).toBe(standing);
  });

  test('the oldest of several scanners counts, and an age nobody knows is not in time', () => {
    const two = [
      sample({ severity: 'high', by: 'a' }, daysAgo(2)),
      sample({ severity: 'high', by: 'b' }, daysAgo(31)),
    ];
    expect(listOf([severity('high', 1)], two).rows[1]?.status).toBe('Missed');
    expect(listOf([severity('high', 1)], []).rows[1]).toMatchObject({
      status: 'No data',
      standing: 'open, nobody knows since when',
    });
  });

  test.for([
    {
      name: 'the last scan is too long ago',
      days: 8,
      says: 'The last scan succeeded 8 d ago, and only 7 d are trusted',
    },
    { name: 'nobody knows of a scan', days: null, says: 'does not know of any scan' },
  ])('$name: no count is shown, not even a zero', ({ days, says }) => {
    const list = listOf([severity('critical', 0), severity('high', 0)], [], days);
    expect(list.scan.isFresh).toBe(false);
    expect(plain(list.scan.sentence)).toContain(says);
    expect(list.rows.map(({ open, standing }) => [open, standing])).toEqual(Array(3).fill(['–', 'not seen']));
  });
});

describe('attestations', () => {
  const controls = { controls: [sample({ state: 'passed' }, 40)] };

  test.for([
    { day: '2026-01-31', status: 'Met', standing: 'valid, 121 d left', figure: 'Met' },
    { day: '2026-05-31', status: 'At risk', standing: 'expires soon, 1 d left', figure: 'Met' },
    { day: '2026-06-01', status: 'No data', standing: 'expired today', figure: 'No data' },
    { day: '2025-11-19', status: 'No data', standing: 'not valid yet', figure: 'No data' },
  ])('on $day: $standing, and the figure goes with it', ({ day, status, standing, figure }) => {
    const at = epochMs(Date.parse(day));
    const evaluations = new Map([['compliance', evaluate('compliance', controls, at)]]);
    const [row] = attestationList(indicators, { evaluations, at, currency: 'USD' });
    expect(row).toMatchObject({ by: 'Privacy office', status, figure: { status: figure } });
    expect(row?.standing).toContain(standing);
  });
});
