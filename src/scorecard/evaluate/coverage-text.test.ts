import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#compute/units.ts';
import { coverageText } from './known-part.ts';

describe('coverageText', () => {
  test.for([
    { name: 'half a month of data', covered: 15 * DAY, span: 30 * DAY, text: '15 of 30 days known' },
    {
      name: 'a day that began at noon',
      covered: 12 * HOUR,
      span: 24 * HOUR,
      text: '12 of 24 hours known',
    },
    { name: 'an hour of a day', covered: HOUR, span: DAY, text: '1 of 24 hours known' },
    { name: 'all of it says nothing', covered: 30 * DAY, span: 30 * DAY, text: null },
    { name: 'one tile late says nothing', covered: 29.5 * DAY, span: 30 * DAY, text: null },
    { name: 'nothing at all is said elsewhere', covered: 0, span: 30 * DAY, text: null },
  ])('$name', ({ covered, span, text }) => {
    expect(coverageText(covered, span)?.replaceAll('\u00A0', ' ') ?? null).toBe(text);
  });
});
