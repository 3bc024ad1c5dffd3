import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { StatTile } from './stat-tile.tsx';

const LATENCY = {
  title: 'API latency (P95)',
  target: 'Target ≤ 200 ms',
  window: 'Last 5 minutes',
} as const;

describe('StatTile', () => {
  test('shows the figure with its exact value for machines', () => {
    const { container } = render(
      <StatTile
        {...LATENCY}
        result={{ state: 'value', figure: '150\u00a0ms', value: 0.15, status: 'Met' }}
      />,
    );
    const figure = container.querySelector('data');
    expect(figure?.textContent).toBe('150\u00a0ms');
    expect(figure?.getAttribute('value')).toBe('0.15');
    expect(screen.getByText('Met')).toBeVisible();
    expect(screen.getByRole('article', { name: 'API latency (P95)' })).toBeVisible();
  });

  test('a figure without a target has no status', () => {
    render(<StatTile title="Projects" result={{ state: 'value', figure: '20/day', value: 20 }} />);
    expect(screen.queryByText('No data')).toBeNull();
    expect(screen.getByText('/day')).toBeVisible();
  });

  test('no data is a dash, a word and a reason, never a figure', () => {
    const { container } = render(
      <StatTile {...LATENCY} result={{ state: 'no-data' }} reason="The metric is absent." />,
    );
    expect(container.querySelector('data')).toBeNull();
    expect(screen.getByText('No data')).toBeVisible();
    expect(screen.getByText('The metric is absent.')).toBeVisible();
  });

  test('a failed query says what failed and offers the retry', () => {
    render(
      <StatTile
        {...LATENCY}
        result={{
          state: 'error',
          message: 'Prometheus did not answer.',
          retry: <button type="button">Try again</button>,
        }}
      />,
    );
    expect(screen.getByText('Prometheus did not answer.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  test('while loading it is busy and shows neither a figure nor a status', () => {
    const { container } = render(<StatTile {...LATENCY} result={{ state: 'loading' }} />);
    expect(screen.getByRole('article').getAttribute('aria-busy')).toBe('true');
    expect(container.querySelector('data')).toBeNull();
    expect(screen.queryByText('No data')).toBeNull();
  });

  test('a stale figure keeps its value and says why it is stale', () => {
    render(
      <StatTile
        {...LATENCY}
        result={{ state: 'stale', figure: '150\u00a0ms', value: 0.15, status: 'Met' }}
        reason="Last seen 14 minutes ago."
      />,
    );
    expect(screen.getByText('150')).toBeVisible();
    expect(screen.getByText('Last seen 14 minutes ago.')).toBeVisible();
  });

  test('the title opens the details', async () => {
    const onOpen = vi.fn();
    render(<StatTile {...LATENCY} result={{ state: 'no-data' }} onOpen={onOpen} />);
    await userEvent.click(screen.getByRole('button', { name: 'API latency (P95), show details' }));
    expect(onOpen).toHaveBeenCalledOnce();
  });
});
