import { describe, expect, test } from 'vitest';
import { studentT975 } from './student-t.ts';
import { assertClose } from './vectors/read.ts';
import table from './vectors/t_975_table.json' with { type: 'json' };

describe('studentT975', () => {
  test.for(Object.entries(table))('t(0.975; %s) as tabulated', ([degrees, expected]) => {
    const count = degrees === 'inf' ? Number.POSITIVE_INFINITY : Number(degrees);
    assertClose(studentT975(count), expected, { relTol: 1e-12 });
  });

  test('one degree is a Cauchy and two degrees have a closed form', () => {
    assertClose(studentT975(1), Math.tan(Math.PI * 0.475), { relTol: 1e-12 });
    assertClose(studentT975(2), 0.95 / Math.sqrt((1 - 0.95 ** 2) / 2), { relTol: 1e-12 });
  });

  test('the sum and the expansion meet where one takes over from the other', () => {
    const step = studentT975(400) - studentT975(401);
    // dt/dν ≈ −(z³+z)/4ν², so neighbours at 400 are 1.48e-5 apart.
    assertClose(step, 1.48e-5, { relTol: 0.01 });
    assertClose(studentT975(399) - studentT975(400), step, { relTol: 0.01 });
  });

  test('no degree at all, or half a one, is the caller’s mistake', () => {
    expect(() => studentT975(0)).toThrow(RangeError);
    expect(() => studentT975(2.5)).toThrow(RangeError);
  });
});
