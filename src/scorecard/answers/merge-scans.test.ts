import { describe, expect, test } from 'vitest';
import { DAY, durationMs, type EpochMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { mergeScans, unsettledWindow } from './merge-scans.ts';

const at = (text: string): EpochMs => epochMs(Date.parse(`2026-01-31T${text}Z`));
const span = (start: string, end: string) => ({ start: at(start), end: at(end) });

describe('unsettledWindow', () => {
  const query = { window: durationMs(90 * DAY), resolution: MINUTE };

  test('a minute later, one hour; after a night, the night; never more than the window', () => {
    expect(unsettledWindow(query, at('10:00'), at('10:01'))).toBe(HOUR);
    expect(unsettledWindow(query, at('02:00'), at('10:00'))).toBe(9 * HOUR);
    expect(unsettledWindow(query, epochMs(0), at('10:00'))).toBe(90 * DAY);
  });
});

describe('mergeScans', () => {
  const cut = at('10:00');
  const known = [
    {
      labels: { service: 'api' },
      bad: [span('01:00', '02:00'), span('09:50', '10:05')],
      known: [span('00:00', '10:05')],
    },
    { labels: { service: 'gone' }, bad: [], known: [span('00:00', '00:30')] },
  ];

  test('an incident goes on over the cut, and what was known to be bad after it is looked at anew', () => {
    const fresh = [
      { labels: { service: 'api' }, bad: [span('10:00', '10:20')], known: [span('10:00', '11:00')] },
    ];
    expect(mergeScans(known, fresh, { from: at('00:45'), cut })).toEqual([
      {
        labels: { service: 'api' },
        bad: [span('01:00', '02:00'), span('09:50', '10:20')],
        known: [span('00:00', '11:00')],
      },
    ]);
    const calm = [{ labels: { service: 'api' }, bad: [], known: [span('10:00', '11:00')] }];
    expect(mergeScans(known, calm, { from: at('00:45'), cut })[0]?.bad).toEqual([
      span('01:00', '02:00'),
      span('09:50', '10:00'),
    ]);
  });

  test('a series nobody has heard of since has ended; a new one begins', () => {
    const fresh = [{ labels: { service: 'new' }, bad: [], known: [span('10:00', '11:00')] }];
    const merged = mergeScans(known, fresh, { from: at('00:00'), cut });
    expect(merged.map(({ labels, known: spans }) => [labels.service, spans])).toEqual([
      ['api', [span('00:00', '10:00')]],
      ['gone', [span('00:00', '00:30')]],
      ['new', [span('10:00', '11:00')]],
    ]);
  });
});
