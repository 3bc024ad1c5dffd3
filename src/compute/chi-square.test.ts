import { describe, expect, test } from 'vitest';
import { chiSquareQuantile } from './chi-square.ts';
import table from './vectors/chi2_95_table.json' with { type: 'json' };
import { assertClose } from './vectors/read.ts';

describe('chiSquareQuantile', () => {
  test.for(Object.entries(table))('χ²(0.95; 2·%s+2) as tabulated', ([failures, expected]) => {
    assertClose(chiSquareQuantile(0.95, 2 * Number(failures) + 2), expected, { relTol: 4e-15 });
  });

  test('two degrees are an exponential, so every quantile has a closed form', () => {
    for (const p of [1e-6, 0.05, 0.5, 0.95, 1 - 1e-9]) {
      assertClose(chiSquareQuantile(p, 2), -2 * Math.log1p(-p), { relTol: 1e-9 });
    }
  });

  test('stays close to its normal approximation for thousands of failures', () => {
    const degrees = 20_002;
    const spread = 2 / (9 * degrees);
    const wilsonHilferty = degrees * (1 - spread + 1.6448536269514722 * Math.sqrt(spread)) ** 3;
    assertClose(chiSquareQuantile(0.95, degrees), wilsonHilferty, { relTol: 1e-6 });
  });

  test('odd degrees and impossible probabilities are the caller’s mistake', () => {
    expect(() => chiSquareQuantile(0.95, 3)).toThrow(RangeError);
    expect(() => chiSquareQuantile(0.95, 0)).toThrow(RangeError);
    expect(() => chiSquareQuantile(1, 2)).toThrow(RangeError);
  });
});
