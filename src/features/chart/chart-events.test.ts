import { expect, test } from 'vitest';
import { DAY, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { chartEvents } from './chart-events.ts';

const NOW = epochMs(1_769_817_600_000);
const ago = (ms: number) => epochMs(NOW - ms);
const once = (title: string, start: number, end: number) => ({
  title,
  accounting: 'excluded' as const,
  start: ago(start),
  end: ago(end),
});

test('maintenance, incidents and changes, the oldest change first, each with what to look at', () => {
  const log = { list: [], maintenance: [once('Move', 3 * HOUR, 2 * HOUR)] };
  const incidents = [
    { start: ago(30 * MINUTE), end: null, duration: '≥ 30 min', title: null, link: null },
    { start: ago(DAY), end: ago(23 * HOUR), duration: '1 h', title: 'Disk full', link: null },
  ];
  const deploy = (text: string, at: number) => ({
    id: `Deploy/${text}`,
    title: 'Deploy',
    text,
    since: ago(at + MINUTE),
    at: ago(at),
  });
  const markers = [deploy('', HOUR), deploy('api 2.6.0', 5 * HOUR)];
  expect(chartEvents({ log, incidents, markers }, { now: NOW, window: null })).toEqual([
    {
      id: `maintenance/${ago(3 * HOUR)}/Move`,
      kind: 'maintenance',
      start: ago(3 * HOUR),
      end: ago(2 * HOUR),
      label: 'Maintenance, excluded: Move',
      zoom: { start: ago(3 * HOUR), end: ago(2 * HOUR) },
    },
    {
      id: `incident/${ago(30 * MINUTE)}`,
      kind: 'incident',
      start: ago(30 * MINUTE),
      end: null,
      label: 'Incident, ≥ 30 min',
      zoom: { start: ago(30 * MINUTE), end: null },
    },
    expect.objectContaining({ label: 'Disk full, 1 h', end: ago(23 * HOUR) }),
    expect.objectContaining({
      label: 'api 2.6.0',
      start: ago(5 * HOUR),
      end: ago(5 * HOUR),
      zoom: { start: ago(5 * HOUR + MINUTE), end: ago(5 * HOUR) },
    }),
    expect.objectContaining({ label: 'Deploy' }),
  ]);
});
