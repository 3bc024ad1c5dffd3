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
    expect(bins.map((bin) => bin.textContent)).toEqual(['8 %0–0.5', '12 %0.5–0.8', '80 %0.8–1']);
  });

  test('thresholds are named', () => {
    render(
      <DistributionBars title="Confidence" bars={BARS} thresholds={[{ position: 2, label: 'Above 0.8' }]} />,
    );
    expect(within(screen.getByRole('list', { name: 'Thresholds' })).getByText('Above 0.8')).toBeDefined();
  });

  test('nothing observed is said, not drawn as bars of zero', () => {
    render(<DistributionBars title="Confidence" bars={BARS.map((bar) => ({ ...bar, share: 0 }))} />);
    expect(screen.getByText('No data in this window.')).toBeDefined();
    expect(screen.queryByRole('list')).toBeNull();
  });
});
