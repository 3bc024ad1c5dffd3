import { describe, expect, test } from 'vitest';
import { epochMs, HOUR, MINUTE, SECOND } from '#compute/units.ts';
import { createInstantSource } from './refresh-instant.ts';

const NINE = epochMs(Date.parse('2026-01-31T09:00:00Z'));

/** A time of day and a stopwatch that a test moves apart. */
function setUp() {
  let clock = NINE;
  let stopwatch = 5_000;
  return {
    instants: createInstantSource(
      () => clock,
      () => stopwatch,
    ),
    pass: (ms: number) => {
      clock = epochMs(clock + ms);
      stopwatch += ms;
    },
    setClock: (ms: number) => {
      clock = epochMs(clock + ms);
    },
  };
}

describe('the age of an instant', () => {
  test('grows with the clock', () => {
    const { instants, pass } = setUp();
    pass(90 * SECOND);
    expect(instants.ageOf(NINE)).toEqual({ elapsed: 90_000, isWitnessed: true });
  });

  test('grows on when the clock is set back by an hour', () => {
    const { instants, pass, setClock } = setUp();
    pass(MINUTE);
    setClock(-HOUR);
    expect(instants.ageOf(NINE).elapsed).toBe(MINUTE);
    pass(MINUTE);
    expect(instants.ageOf(NINE).elapsed).toBe(2 * MINUTE);
  });

  test('counts the hours in which the device slept and its stopwatch stood still', () => {
    const { instants, setClock } = setUp();
    setClock(3 * HOUR);
    expect(instants.ageOf(NINE).elapsed).toBe(3 * HOUR);
  });

  test('is not shortened when a clock set back hands out the same instant once more', () => {
    const { instants, pass, setClock } = setUp();
    pass(10 * MINUTE);
    setClock(-10 * MINUTE);
    expect(instants.advance()).toBe(NINE);
    expect(instants.ageOf(NINE).elapsed).toBe(10 * MINUTE);
  });

  test('is unconfirmed for an instant at which this page did not ask', () => {
    const { instants } = setUp();
    expect(instants.ageOf(epochMs(NINE - MINUTE))).toEqual({ elapsed: MINUTE, isWitnessed: false });
    expect(instants.ageOf(epochMs(NINE + MINUTE))).toEqual({ elapsed: 0, isWitnessed: false });
  });

  test('after weeks, instants long gone are forgotten and the recent ones are not', () => {
    const { instants, pass } = setUp();
    for (let refresh = 0; refresh < 1000; refresh += 1) {
      pass(MINUTE);
      instants.advance();
    }
    expect(instants.ageOf(NINE).isWitnessed).toBe(false);
    expect(instants.ageOf(epochMs(NINE + 990 * MINUTE)).isWitnessed).toBe(true);
  });
});
