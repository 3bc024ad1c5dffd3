import { render, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { DistributionBars } from './distribution-bars.tsx';

const BARS = [
  { label: '0–0.5', share: 0.08, shareText: '8 %' },
  { label: '0.5–0.8', share: 0.12, shareText: '12 %' },
  { label: '0.8–1', share: 0.8, shareText: '80 %' },
] as const;

describe('DistributionBars', () => {
  test('every bar is read with its bin and share', () => {
    render(<DistributionBars title="Confidence" bars={BARS} />);
    const bins = within(screen.getByRole('list', { name: 'Confidence' })).getAllByRole('listitem');
    expect(bins.map((bin) => bin.textContent)).toEqual(['8 % in 0–0.5', '12 % in 0.5–0.8', '80 % in 0.8–1']);
  });

  test('is drawn to scale, the largest as high as there is room', () => {
    const { container } = render(<DistributionBars title="Confidence" bars={BARS} />);
    expect(screen.getByRole('img', { name: 'Confidence: bar chart of 3 bins.' })).toBeVisible();
    const drawn = [...container.querySelectorAll('svg rect:not(clipPath rect)')].map((bar) => ({
      height: Number(bar.getAttribute('height')),
      bottom: Number(bar.getAttribute('y')) + Number(bar.getAttribute('height')),
    }));
    const [first, second, third] = drawn.map(({ height }) => height);
    expect((first ?? 0) / (third ?? 0)).toBeCloseTo(0.1, 5);
    expect((second ?? 0) / (third ?? 0)).toBeCloseTo(0.15, 5);
    // 16 rem of 16 pixels, less 1.6 em for the figure above the tallest and 1.75 em for the bins below.
    expect(third).toBeCloseTo(16 * 16 - (1.6 + 1.75) * 16, 5);
    expect(new Set(drawn.map(({ bottom }) => bottom.toFixed(3))).size).toBe(1);
    const texts = [...container.querySelectorAll('svg text')].map(({ textContent }) => textContent);
    expect(texts.sort()).toEqual(['0.5–0.8', '0.8–1', '0–0.5', '12 %', '8 %', '80 %']);
  });

  test('a threshold stands between the bars it parts', () => {
    const { container } = render(
      <DistributionBars title="Confidence" bars={BARS} thresholds={[{ position: 1.5, label: 'Half' }]} />,
    );
    // 640 pixels wide while there is no layout.
    expect(container.querySelector('[data-threshold] line')).toHaveAttribute('x1', '320');
  });

  test('thresholds are named', () => {
    render(
      <DistributionBars title="Confidence" bars={BARS} thresholds={[{ position: 2, label: 'Above 0.8' }]} />,
    );
    expect(within(screen.getByRole('list', { name: 'Thresholds' })).getByText('Above 0.8')).toBeVisible();
  });

  test('nothing observed is said, not drawn as bars of zero', () => {
    render(<DistributionBars title="Confidence" bars={BARS.map((bar) => ({ ...bar, share: 0 }))} />);
    expect(screen.getByText('No data in this window.')).toBeVisible();
    expect(screen.queryByRole('list')).toBeNull();
  });
});
