import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScorecard } from '#config/read-scorecard.ts';
import { targetSpec } from '#scorecard/indicators/target-spec.ts';
import { stubConfig, stubScorecard } from '#testing/stub-scorecard.ts';
import { sliderScale } from './slider-scale.ts';
import type { Imagined } from './what-if.ts';
import { allowedTarget, whatIfModel } from './what-if-model.ts';

const config = stubConfig();
const scorecard = stubScorecard(config, { a: 0.1, b: 0.19, c: 0.25 });

function imagine(changes: Readonly<Record<string, Imagined>>) {
  const model = whatIfModel(config, scorecard, new Map(Object.entries(changes)), scorecard.at);
  if (model === null) throw new Error('nothing is loading');
  return model;
}

describe('whatIfModel', () => {
  test('with nothing imagined it is the scorecard as it is', () => {
    const model = imagine({});
    expect(model).toMatchObject({ letter: 'C', realLetter: 'C', isImagined: false });
    expect(model.pillars[2]?.rows[0]).toMatchObject({ status: 'Missed', isImagined: false });
  });

  test('another value is judged by the same rules', () => {
    // c at 0.2 s is met: 100, 90 and 90 are 93.3 points, an A.
    expect(imagine({ c: { value: 0.2 } })).toMatchObject({ letter: 'A', realLetter: 'C', isImagined: true });
  });

  test('another target judges the real value', () => {
    // 0.25 s of 0.5 s uses half of the allowance: exceeded. 100, 90 and 100 are 96.7 points, an A.
    const model = imagine({ c: { target: 0.5 } });
    expect(model.letter).toBe('A');
    expect(model.pillars[2]?.rows[0]).toMatchObject({ status: 'Exceeding', realStatus: 'Missed' });
  });

  test('a figure that is missing may be imagined', () => {
    const partial = stubScorecard(config, { a: 0.1, b: 0.1, c: null });
    const model = whatIfModel(config, partial, new Map([['c', { value: 0.1 }]]), partial.at);
    expect(model).toMatchObject({ letter: 'A+', realLetter: 'A−' });
  });

  test('imagining leaves the real scorecard alone', () => {
    const before = JSON.stringify(scorecard.grade);
    imagine({ a: { value: 9 }, b: { target: 1 } });
    expect(JSON.stringify(scorecard.grade)).toBe(before);
  });

  test('a target beyond its ideal, or none at all, is not taken over', () => {
    const a = scorecard.evaluations.get('a');
    if (a === undefined) throw new Error('no a');
    expect(allowedTarget(a, -1)).toBe(0);
    expect(allowedTarget(a, Number.NaN)).toBeNull();
    expect(allowedTarget(a, 0.3)).toBe(0.3);
  });
});

describe('sliderScale', () => {
  const { config: shipped } = readScorecard(readFileSync('demo/scorecard.json', 'utf8'));
  const numeric = (shipped?.indicators ?? []).flatMap((indicator) => {
    const spec = targetSpec(indicator);
    return spec !== null && typeof spec.target === 'number'
      ? [{ name: indicator.id, unit: indicator.unit, spec: { ...spec, target: spec.target } }]
      : [];
  });

  test.for(numeric)('$name reaches its target and a clear miss, in steps that matter', ({ spec, unit }) => {
    const { min, max, step, toShown, fromShown } = sliderScale(spec, null, { unit }, 'USD');
    expect(min).toBeLessThan(max);
    expect(toShown(spec.target)).toBeGreaterThanOrEqual(min);
    expect(toShown(spec.target)).toBeLessThanOrEqual(max);
    expect((max - min) / step).toBeGreaterThan(50);
    expect((max - min) / step).toBeLessThan(500);
    expect(fromShown(toShown(spec.target))).toBeCloseTo(spec.target, 9);
  });

  test('99.9 % is slid in percent, and 200 ms in milliseconds', () => {
    const uptime = sliderScale(
      { direction: 'atLeast', target: 0.999, ideal: 1 },
      0.9995,
      { unit: 'ratio' },
      'USD',
    );
    // Three allowances of 0.1 % below 100 %.
    expect(uptime).toMatchObject({ min: 99.7, max: 100, unit: '%' });
    const p95 = sliderScale({ direction: 'atMost', target: 0.2, ideal: 0 }, 0.15, { unit: 'seconds' }, 'USD');
    expect(p95).toMatchObject({ min: 0, max: 600, unit: 'ms' });
    const orders = { unit: 'per-day', unitText: 'orders' } as const;
    const perDay = sliderScale({ direction: 'atMost', target: 20, ideal: 0 }, 12, orders, 'USD');
    expect(perDay).toMatchObject({ min: 0, max: 60, unit: 'orders/day' });
  });
});
