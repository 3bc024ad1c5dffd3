import { describe, expect, test } from 'vitest';
import { coveredWindow } from './covered-window.ts';
import { durationMs, epochMs, HOUR, SECOND } from './units.ts';
import json from './vectors/covered_window.json' with { type: 'json' };

describe('coveredWindow', () => {
  test.for(json.cases)('$id', ({ input, expected }) => {
    const covered = coveredWindow({
      first: epochMs(input.first * SECOND),
      at: epochMs(input.at * SECOND),
      window: durationMs(input.window * SECOND),
      step: durationMs(input.step * SECOND),
    });
    expect(covered).toBe(expected.covered * SECOND);
    expect(input.increase / (covered / (input.per * SECOND))).toBe(expected.perDay);
  });

  test('data does not begin after the window', () => {
    expect(() => coveredWindow({ first: epochMs(2), at: epochMs(1), window: HOUR, step: HOUR })).toThrow(
      RangeError,
    );
  });
});
