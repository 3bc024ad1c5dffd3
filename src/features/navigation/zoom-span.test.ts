import { describe, expect, test } from 'vitest';
import { type DurationMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { aroundIncident, panned, zoomedIn, zoomedOut } from './zoom-span.ts';

const at = (text: string) => epochMs(Date.parse(`2026-01-${text}Z`));
const NOW = at('31T00:00');
const STEP = (5 * MINUTE) as DurationMs;
const DAY_BEFORE = { start: at('29T00:00'), end: at('30T00:00') };

describe('zoomedIn', () => {
  test('halves the span around the cursor, inside what was shown', () => {
    expect(zoomedIn(DAY_BEFORE, null, STEP)).toEqual({ start: at('29T06:00'), end: at('29T18:00') });
    expect(zoomedIn(DAY_BEFORE, at('29T08:00'), STEP)).toEqual({
      start: at('29T02:00'),
      end: at('29T14:00'),
    });
    expect(zoomedIn(DAY_BEFORE, at('29T23:00'), STEP)).toEqual({
      start: at('29T12:00'),
      end: at('30T00:00'),
    });
  });

  test('starts and ends on whole steps', () => {
    const span = { start: at('29T00:00'), end: at('29T00:25') };
    const { start, end } = zoomedIn(span, null, STEP);
    expect([start % STEP, end % STEP]).toEqual([0, 0]);
    expect(end).toBeGreaterThan(start);
  });
});

describe('zoomedOut', () => {
  test('doubles the span around its middle, but not into the future', () => {
    expect(zoomedOut(DAY_BEFORE, NOW)).toEqual({ start: at('28T12:00'), end: at('30T12:00') });
    expect(zoomedOut({ start: at('30T12:00'), end: NOW }, NOW)).toEqual({ start: at('30T00:00'), end: NOW });
  });
});

describe('panned', () => {
  test('keeps the length, moves whole steps, and stops at now', () => {
    expect(panned(DAY_BEFORE, -6 * HOUR, STEP, NOW)).toEqual({ start: at('28T18:00'), end: at('29T18:00') });
    expect(panned(DAY_BEFORE, 61_000, STEP, NOW)).toEqual({ start: at('29T00:05'), end: at('30T00:05') });
    expect(panned(DAY_BEFORE, 48 * HOUR, STEP, NOW)).toEqual({ start: at('30T00:00'), end: NOW });
  });
});

describe('aroundIncident', () => {
  test('shows as much before and after it, in whole steps', () => {
    expect(aroundIncident(at('21T14:07'), at('21T14:28'), STEP, NOW)).toEqual({
      start: at('21T13:45'),
      end: at('21T14:50'),
    });
  });

  test('one that lasts ends now', () => {
    expect(aroundIncident(at('30T23:00'), null, STEP, NOW)).toEqual({ start: at('30T22:00'), end: NOW });
  });
});
