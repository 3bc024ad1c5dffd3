import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { LineChart } from './line-chart.tsx';
import type { ChartLine } from './line-chart-props.ts';

const START = Date.UTC(2026, 0, 30);
const HOUR_MS = 3_600_000;

const line = (values: readonly number[]): ChartLine => ({
  id: 'p95.all',
  label: 'P95',
  times: Float64Array.from(values, (_, index) => START + index * HOUR_MS),
  values: Float64Array.from(values),
  tone: 'p95',
});

const chart = (values: readonly number[]) => (
  <LineChart
    title="Latency"
    unitLabel="milliseconds"
    lines={[line(values)]}
    targets={[{ value: 0.2, label: 'Target 200 ms' }]}
    span={{ start: epochMs(START), end: epochMs(START + 4 * HOUR_MS) }}
    zone="utc"
    formatValue={(seconds) => `${Math.round(seconds * 1000)} ms`}
    yFrom0
  />
);

const VALUES = [0.1, 0.12, Number.NaN, 0.15, Number.NaN];

describe('LineChart', () => {
  test('is a picture at once and the same, explorable, when Recharts has arrived', async () => {
    const { container } = render(chart(VALUES));
    const name = 'Latency: line chart of P95, Target 200 ms.';
    const texts = () => [...container.querySelectorAll('svg text')].map((text) => text.textContent).sort();
    expect(screen.getByRole('img', { name })).toBeDefined();
    const before = texts();
    expect(before).toEqual(expect.arrayContaining(['milliseconds', 'UTC', 'P95', 'Target 200 ms', '200 ms']));

    await screen.findByRole('application', { name: new RegExp(name) }, { timeout: 10_000 });
    expect(texts()).toEqual(before);
  });

  test('a gap is not bridged and a point alone is drawn as a dot', async () => {
    const { container } = render(chart(VALUES));
    await screen.findByRole('application', undefined, { timeout: 10_000 });
    const path = container.querySelector('path.recharts-line-curve')?.getAttribute('d') ?? '';
    expect(path.match(/L/g)).toHaveLength(1);
    expect(container.querySelectorAll('circle[fill="var(--tone-p95)"]')).toHaveLength(1);
  });

  test('the same figures are there as a table once it is opened', async () => {
    render(chart(VALUES));
    expect(screen.queryByRole('table')).toBeNull();
    await userEvent.click(screen.getByText('Show as table'));
    const table = await screen.findByRole('table', { name: 'Latency' });
    expect(within(table).getAllByRole('row')).toHaveLength(VALUES.length + 1);
    const gap = within(table).getByRole('row', { name: /02:00:00 UTC/ });
    expect(within(gap).getByRole('cell').textContent).toBe('–');
  });

  test('without any value it says so instead of drawing an empty plot', () => {
    render(chart([Number.NaN]));
    expect(screen.getByText('No data in this window.')).toBeDefined();
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.queryByText('Show as table')).toBeNull();
  });
});
