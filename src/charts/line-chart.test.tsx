import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import { LineChart } from './line-chart.tsx';
import type { ChartLine, TimeControls } from './line-chart-props.ts';
import { PlotGroup } from './plot-group.tsx';

const START = Date.UTC(2026, 0, 30);
const HOUR_MS = 3_600_000;

const line = (values: readonly number[]): ChartLine => ({
  id: 'p95.all',
  label: 'P95',
  times: Float64Array.from(values, (_, index) => START + index * HOUR_MS),
  values: Float64Array.from(values),
  tone: 'p95',
});

type Extra = { readonly title?: string; readonly controls?: TimeControls };

const chart = (values: readonly number[], extra: Extra = {}) => (
  <LineChart
    title="Latency"
    unitLabel="milliseconds"
    lines={[line(values)]}
    targets={[{ value: 0.2, label: 'Target 200 ms' }]}
    span={{ start: epochMs(START), end: epochMs(START + 4 * HOUR_MS) }}
    zone="utc"
    formatValue={(seconds) => `${Math.round(seconds * 1000)} ms`}
    yFrom0
    {...extra}
  />
);

const VALUES = [0.1, 0.12, Number.NaN, 0.15, Number.NaN];

describe('LineChart', () => {
  test('is a picture at once and the same when Recharts has arrived', async () => {
    const { container } = render(chart(VALUES));
    const name = 'Latency: line chart of P95, Target 200 ms.';
    const texts = () => [...container.querySelectorAll('svg text')].map((text) => text.textContent).sort();
    expect(screen.getByRole('img', { name })).toBeDefined();
    const before = texts();
    expect(before).toEqual(expect.arrayContaining(['milliseconds', 'UTC', 'P95', 'Target 200 ms', '200 ms']));

    await vi.waitFor(() => expect(container.querySelector('.recharts-surface')).not.toBeNull(), 60_000);
    expect(texts()).toEqual(before);
    expect(screen.getByRole('img', { name })).toBeDefined();
  });

  test('a gap is not bridged and a point alone is drawn as a dot', () => {
    const { container } = render(chart(VALUES));
    const path = container.querySelector('path[data-line]')?.getAttribute('d') ?? '';
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

  test('a value in the open bucket reads "at least" in the table and under the cursor', async () => {
    const open: ChartLine = {
      ...line([0.1, 0.5]),
      band: { low: Float64Array.of(0.05, 0.5), high: Float64Array.of(0.1, Number.POSITIVE_INFINITY) },
    };
    render(
      <LineChart
        title="Latency"
        unitLabel="time"
        lines={[open]}
        targets={[]}
        span={{ start: epochMs(START), end: epochMs(START + 4 * HOUR_MS) }}
        zone="utc"
        formatValue={(seconds) => `${Math.round(seconds * 1000)} ms`}
      />,
    );
    await userEvent.click(screen.getByText('Show as table'));
    const cells = within(await screen.findByRole('table')).getAllByRole('cell');
    expect(cells.map(({ textContent }) => textContent)).toEqual(['100 ms', '≥ 500 ms']);
    screen.getByRole('application').focus();
    await userEvent.keyboard('{End}');
    expect(screen.getByRole('status').textContent).toContain('≥ 500 ms');
  });
});

describe('the time axis under the keyboard', () => {
  const FULL = [0.1, 0.12, 0.11, 0.15, 0.14];
  const controls = () => ({
    onZoom: vi.fn(),
    onBack: vi.fn(),
    onZoomIn: vi.fn(),
    onZoomOut: vi.fn(),
    onPan: vi.fn(),
    snap: durationMs(HOUR_MS),
  });

  test('arrows move the cursor, and it is read out', async () => {
    render(chart(FULL));
    screen.getByRole('application', { name: /arrow keys/ }).focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.getByRole('status').textContent).toContain('04:00');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(screen.getByRole('status').textContent).toMatch(/02:00.*110 ms/);
    await userEvent.keyboard('{Home}');
    expect(screen.getByRole('status').textContent).toMatch(/00:00.*100 ms/);
  });

  test('Shift selects, Escape drops the selection first and steps back then, Enter zooms', async () => {
    const actions = controls();
    render(chart(FULL, { controls: actions }));
    screen.getByRole('application').focus();
    await userEvent.keyboard('{End}{ArrowLeft}{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}{Escape}');
    expect(actions.onBack).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(actions.onZoom).not.toHaveBeenCalled();
    await userEvent.keyboard('{End}{ArrowLeft}{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}{Enter}');
    expect(actions.onZoom).toHaveBeenCalledExactlyOnceWith({
      start: START + HOUR_MS,
      end: START + 3 * HOUR_MS,
    });
    await userEvent.keyboard('{Escape}');
    expect(actions.onBack).toHaveBeenCalledOnce();
  });

  test('plus zooms in on the cursor, minus out, comma and full stop pan by a quarter', async () => {
    const actions = controls();
    render(chart(FULL, { controls: actions }));
    screen.getByRole('application').focus();
    await userEvent.keyboard('{Home}+-,.');
    expect(actions.onZoomIn).toHaveBeenCalledExactlyOnceWith(START);
    expect(actions.onZoomOut).toHaveBeenCalledOnce();
    expect(actions.onPan.mock.calls).toEqual([[-HOUR_MS], [HOUR_MS]]);
  });

  test('charts of a group follow, and only the one in use is read out', async () => {
    const { container } = render(
      <PlotGroup>
        {chart(FULL)}
        {chart(FULL, { title: 'Errors' })}
      </PlotGroup>,
    );
    screen.getAllByRole('application')[0]?.focus();
    await userEvent.keyboard('{Home}');
    const cursors = [...container.querySelectorAll('[data-cursor]')];
    expect(cursors.map((mark) => mark.getAttribute('data-cursor'))).toEqual([String(START), String(START)]);
    expect(screen.getAllByRole('status')).toHaveLength(1);
  });
});
