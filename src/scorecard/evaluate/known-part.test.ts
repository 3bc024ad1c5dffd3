import { expect, test } from 'vitest';
import { DAY, durationMs, HOUR, MINUTE } from '#compute/units.ts';
import { knownPart } from './known-part.ts';

test.for([
  { known: 27 * DAY, window: 30 * DAY, says: '27 of 30 days known' },
  { known: 27.9 * DAY, window: 30 * DAY, says: '27 of 30 days known' },
  { known: 30 * DAY - 10 * HOUR, window: 30 * DAY, says: '710 of 720 hours known' },
  { known: 30 * DAY - 5 * MINUTE, window: 30 * DAY, says: '43195 of 43200 minutes known' },
  { known: 20 * HOUR, window: 30 * DAY, says: '20 of 720 hours known' },
  { known: 12 * HOUR, window: DAY, says: '12 of 24 hours known' },
  { known: 4 * MINUTE, window: 5 * MINUTE, says: '4 of 5 minutes known' },
  { known: 80 * MINUTE, window: 90 * MINUTE, says: '80 of 90 minutes known' },
  { known: 0, window: DAY, says: '0 of 1 day known' },
  { known: 0, window: 30 * DAY, says: '0 of 30 days known' },
  { known: 30 * DAY, window: 30 * DAY, says: null },
  { known: 30 * DAY * (1 - 1e-12), window: 30 * DAY, says: null },
])('$known of $window is $says', ({ known, window, says }) =>
  expect(knownPart(known / window, durationMs(window))).toBe(says),
);

test('what has no window has no part of it', () => expect(knownPart(0.5, null)).toBeNull());
