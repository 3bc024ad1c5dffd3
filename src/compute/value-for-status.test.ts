import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TargetSpec } from './allowance.ts';
import { indicatorStatus } from './indicator-status.ts';
import { valueForStatus } from './value-for-status.ts';

const specs: fc.Arbitrary<TargetSpec> = fc.oneof(
  fc.record({
    direction: fc.constant('atMost' as const),
    target: fc.double({ min: 0.01, max: 1000, noNaN: true }),
    tolerance: fc.constantFrom(0, 0.1, 0.5),
  }),
  fc.record({
    direction: fc.constant('atLeast' as const),
    target: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    ideal: fc.constantFrom(1, undefined),
    tolerance: fc.constantFrom(0, 0.1),
  }),
  fc.record({
    direction: fc.constant('band' as const),
    target: fc.double({ min: -1, max: 1, noNaN: true }),
    band: fc.double({ min: 0.01, max: 1, noNaN: true }),
    tolerance: fc.constantFrom(0, 0.1),
  }),
);

describe('valueForStatus', () => {
  test('the value found has the status it was asked for', () => {
    fc.assert(
      fc.property(specs, fc.constantFrom('At risk', 'Met', 'Exceeding'), (spec, status) => {
        const value = valueForStatus(spec, status, null);
        if (value !== null) expect(indicatorStatus(spec, { value }).status).toBe(status);
      }),
    );
  });

  test.for([
    // Scale A+ A A-; one notch below the target is at risk when there is any tolerance.
    ['Exceeding', 'A+'],
    ['Met', 'A'],
    ['At risk', 'A-'],
  ] as const)('a grade that is %s', ([status, grade]) => {
    const spec: TargetSpec = { direction: 'ordinal', target: 'A', scale: ['A+', 'A', 'A-'], tolerance: 0.1 };
    expect(valueForStatus(spec, status, 'A-')).toBe(grade);
  });

  test('a band is reached from the side the value is on', () => {
    const band: TargetSpec = { direction: 'band', target: 0, band: 0.1 };
    expect(valueForStatus(band, 'Met', -0.3)).toBe(-0.1);
    expect(valueForStatus(band, 'Met', 0.3)).toBe(0.1);
    expect(valueForStatus(band, 'Exceeding', 0.3)).toBeNull();
  });
});
