import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { durationMs } from '#compute/units.ts';
import { Sparkline } from './sparkline.tsx';

const draw = (values: readonly number[], target?: number) => {
  render(
    <Sparkline
      times={Float64Array.from(values, (_, index) => index * 10)}
      values={Float64Array.from(values)}
      step={durationMs(10)}
      label="Uptime over 30 days"
      {...(target === undefined ? {} : { target })}
    />,
  );
  const image = screen.getByRole('img', { name: 'Uptime over 30 days' });
  return [...image.querySelectorAll('path')].map((path) => path.getAttribute('d'));
};

describe('Sparkline', () => {
  test('draws the line and its last point', () => {
    expect(draw([1, 3])).toEqual(['M0,29L100,3', 'M100,3h0']);
  });

  test('a gap stays a gap and a point alone is a dot', () => {
    const [line, dots] = draw([1, 1, Number.NaN, 1, Number.NaN, 1, 1]);
    expect(line?.match(/M/g)).toHaveLength(2);
    expect(dots).toBe('M50,16h0');
  });

  test('a flat line runs at half height', () => {
    expect(draw([4, 4])[0]).toBe('M0,16L100,16');
  });

  test('the target is part of the scale', () => {
    expect(draw([1, 1], 3)).toEqual(['M0,3H100', 'M0,29L100,29', 'M100,29h0']);
  });

  test('no value draws nothing but keeps the name', () => {
    expect(draw([Number.NaN, Number.NaN])).toEqual([]);
  });
});
