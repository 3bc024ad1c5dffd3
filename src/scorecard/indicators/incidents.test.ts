import { describe, expect, test } from 'vitest';
import { durationMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { SlotScan } from '#scorecard/queries/slot-scan.ts';
import { incidentsKind } from './incidents.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const WINDOW = durationMs(10 * HOUR);

const indicator = (measure: IndicatorOf<'incidents'>['measure']): IndicatorOf<'incidents'> => ({
  id: 'x',
  title: 'x',
  kind: 'incidents',
  query: 'incident_active',
  measure,
  resolution: MINUTE,
  unit: 'seconds',
  direction: 'atMost',
  window: WINDOW,
});

/** What a scan makes of one value a minute over the window, the last at AT; `undefined` leaves the slot out. */
function minutes(service: string, valueAt: (minute: number) => number | undefined): SlotScan {
  const slots = Array.from({ length: WINDOW / MINUTE }, (_, index) => {
    const start = AT - WINDOW + index * MINUTE;
    return { start, end: start + MINUTE, value: valueAt(index) };
  });
  return {
    labels: { service },
    bad: slots.filter(({ value }) => value === 1),
    known: slots.filter(({ value }) => value !== undefined),
  };
}
const within = (minute: number, from: number, to: number) => (minute >= from && minute < to ? 1 : 0);

const measure = (kind: IndicatorOf<'incidents'>['measure'], ...scans: SlotScan[]) =>
  incidentsKind.measure(
    indicator(kind),
    { samples: () => [], scans: () => scans },
    { at: AT, window: WINDOW },
  );

describe('incidentsKind', () => {
  test('overlapping incidents of two services are one, from the first start to the last end', () => {
    const api = minutes('api', (minute) => within(minute, 100, 130));
    const web = minutes('web', (minute) => within(minute, 120, 150));
    expect(measure('mttr', api, web).outcome).toMatchObject({ value: 50 * 60 });
    expect(measure('count', api, web).outcome).toMatchObject({ value: 1 });
  });

  test('time that one service knows is known, though another has a gap', () => {
    const api = minutes('api', (minute) => (minute < 200 ? undefined : 0));
    const web = minutes('web', () => 0);
    expect(measure('count', api, web).coverage).toBe(1);
    expect(measure('count', api).coverage).toBeCloseTo(400 / 600, 12);
  });

  test('a gap is unknown time: neither downtime nor uptime', () => {
    const api = minutes('api', (minute) =>
      minute >= 300 && minute < 420 ? undefined : within(minute, 100, 110),
    );
    const { outcome, parts, coverage } = measure('mtbf', api);
    expect(coverage).toBeCloseTo(480 / 600, 12);
    expect(outcome).toEqual({ kind: 'ok', value: (480 - 10) * 60 });
    expect(parts).toContainEqual({ name: 'downtime', value: 600, unit: 'seconds' });
  });

  test('an incident that lasts is a failure, and is as long as it has lasted so far', () => {
    const api = minutes('api', (minute) => within(minute, 590, 600));
    expect(measure('mttr', api)).toMatchObject({
      isLowerBound: true,
      outcome: { kind: 'partial', reason: 'ongoing', value: 10 * 60 },
    });
    expect(measure('count', api).outcome).toMatchObject({ value: 1 });
    // 20 minutes, and 10 so far.
    const both = minutes('api', (minute) => within(minute, 100, 120) || within(minute, 590, 600));
    expect(measure('mttr', both).outcome).toMatchObject({ value: 15 * 60 });
  });

  test('an incident longer than the window is one', () => {
    const api: SlotScan = {
      labels: { service: 'api' },
      bad: [{ start: AT - 3 * WINDOW, end: AT }],
      known: [{ start: AT - 3 * WINDOW, end: AT }],
    };
    expect(measure('count', api).outcome).toMatchObject({ value: 1 });
    expect(measure('mttr', api).outcome).toMatchObject({ value: (3 * WINDOW) / 1000 });
    expect(measure('mtbf', api).outcome).toMatchObject({ value: 0 });
  });

  test('a series that ends is missed, also beside one that goes on', () => {
    const api = minutes('api', (minute) => (minute < 590 ? 0 : undefined));
    const gone = minutes('web', (minute) => (minute < 580 ? 0 : undefined));
    const { doubts, details } = measure('count', api, gone);
    expect(doubts).toEqual(['member-vanished']);
    expect(details).toEqual({ 'member-vanished': 'service web' });
  });

  test('nothing seen in less than half of the window is no time without incidents', () => {
    const api = minutes('api', (minute) => (minute < 301 ? undefined : 0));
    expect(measure('mttr', api).outcome).toEqual({ kind: 'no-data', reason: 'insufficient-coverage' });
  });

  test('no incident leaves MTBF at "at least the uptime" and MTTR without a mean', () => {
    const calm = minutes('api', () => 0);
    expect(measure('mtbf', calm)).toMatchObject({
      isLowerBound: true,
      outcome: { kind: 'partial', reason: 'at-least', value: 600 * 60 },
    });
    expect(measure('mttr', calm).outcome).toEqual({ kind: 'no-data', reason: 'no-incidents' });
  });

  test('no series at all is no data, not a time without incidents', () => {
    for (const kind of ['mttr', 'mtbf', 'count'] as const) {
      expect(measure(kind).outcome).toEqual({ kind: 'no-data', reason: 'metric-absent' });
    }
  });

  const withLog = (
    kind: IndicatorOf<'incidents'>['measure'],
    log: NonNullable<IndicatorOf<'incidents'>['log']>,
    scan: SlotScan,
  ) =>
    incidentsKind.measure(
      { ...indicator(kind), log },
      { samples: () => [], scans: () => [scan] },
      { at: AT, window: WINDOW },
    );
  const minute = (index: number) => epochMs(AT - WINDOW + index * MINUTE);

  test('what people listed counts beside what the series say, and what overlaps is one incident', () => {
    const api = minutes('api', (index) => within(index, 100, 130));
    const list = [
      { title: 'Seen by the callers first', start: minute(90), end: minute(110) },
      { title: 'Not measured at all', start: minute(300), end: minute(320) },
    ];
    const log = { list, maintenance: [] };
    expect(withLog('count', log, api).outcome).toMatchObject({ value: 2 });
    // 40 and 20 minutes.
    expect(withLog('mttr', log, api).outcome).toMatchObject({ value: 30 * 60 });
  });

  test('excluded maintenance is neither down nor up; counted maintenance changes nothing', () => {
    const api = minutes('api', (index) => within(index, 100, 130) || within(index, 400, 410));
    const window = { title: 'Database upgrade', start: minute(90), end: minute(150) };
    const measured = (accounting: 'counted' | 'excluded') =>
      withLog('mtbf', { list: [], maintenance: [{ ...window, accounting }] }, api);
    // 600 minutes, 40 of them down in two incidents.
    expect(measured('counted').outcome).toMatchObject({ value: ((600 - 40) / 2) * 60 });
    // 60 minutes less to operate in, and one incident of 10 minutes.
    expect(measured('excluded').outcome).toMatchObject({ value: (600 - 60 - 10) * 60 });
    expect(measured('excluded').coverage).toBe(1);
  });

  test('maintenance of every week is excluded where it falls into the window', () => {
    const api = minutes('api', (index) => within(index, 100, 130));
    // The window is Friday, 30 January 2026, 14:00 to midnight UTC: minute 90 is 15:30.
    const weekly = 'Friday 15:30-16:30 UTC';
    const log = { list: [], maintenance: [{ title: 'Upgrade', weekly, accounting: 'excluded' as const }] };
    const { outcome, coverage } = withLog('mtbf', log, api);
    expect(outcome).toMatchObject({ value: (600 - 60) * 60 });
    expect(coverage).toBe(1);
  });
});
