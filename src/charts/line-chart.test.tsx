import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import type { ChartLine } from './chart-line.ts';
import { LineChart } from './line-chart.tsx';
import type { TimeControls } from './line-chart-props.ts';
import { type PlotEvent, PlotEventsContext } from './plot-events.ts';
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

type Extra = {
  readonly title?: string;
  readonly controls?: TimeControls;
  readonly lines?: readonly ChartLine[];
};

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
  test('names its axes, its lines and its targets', () => {
    const { container } = render(chart(VALUES));
    expect(screen.getByRole('img', { name: 'Latency: line chart of P95, Target 200 ms.' })).toBeVisible();
    const texts = [...container.querySelectorAll('svg text')].map((text) => text.textContent);
    expect(texts).toEqual(expect.arrayContaining(['milliseconds', 'UTC', 'P95', 'Target 200 ms', '200 ms']));
    expect(texts).toEqual(expect.arrayContaining(['30 Jan', '02:00', '04:00']));
  });

  test('is one drawing, with the target at its value', () => {
    const { container } = render(chart(VALUES));
    expect(container.querySelectorAll('svg')).toHaveLength(1);
    const target = container.querySelector('line[data-target="Target 200 ms"]');
    // The axis goes from 0 to 200 ms: the target is where its upper end is.
    const tick = [...container.querySelectorAll('svg text')].find((text) => text.textContent === '200 ms');
    expect(Number(target?.getAttribute('y1'))).toBe(Number(target?.getAttribute('y2')));
    // The text's baseline is 0.35 em below the middle of the tick; in this document an em is 16 pixels.
    expect(Number(target?.getAttribute('y1'))).toBeCloseTo(Number(tick?.getAttribute('y')) - 0.35 * 16, 5);
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
    expect(screen.getByText('No data in this window.')).toBeVisible();
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

describe('areas and marks', () => {
  const yOf = (container: Element, text: string) => {
    const tick = [...container.querySelectorAll('svg text')].find(({ textContent }) => textContent === text);
    return Number(tick?.getAttribute('y')) - 0.35 * 16;
  };

  test('a band that is open above reaches the end of the axis, and no further', () => {
    const banded: ChartLine = {
      ...line([0.1, 0.12]),
      band: { low: Float64Array.of(0.05, 0.05), high: Float64Array.of(0.1, Number.POSITIVE_INFINITY) },
      isBandDrawn: true,
    };
    const { container } = render(chart([], { lines: [banded] }));
    const path = container.querySelector('path[data-band="p95.all"]')?.getAttribute('d') ?? '';
    const heights = [...path.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y));
    expect(Math.min(...heights)).toBeCloseTo(yOf(container, '200 ms'), 2);
    expect(Math.max(...heights)).toBeCloseTo(yOf(container, '50 ms'), 2);
  });

  test('what happened is marked at its time, and looked at by a press', async () => {
    const onOpen = vi.fn();
    const event = (kind: PlotEvent['kind'], from: number, to: number): PlotEvent => ({
      id: `${kind}/1`,
      kind,
      start: START + from * HOUR_MS,
      end: START + to * HOUR_MS,
      label: `a ${kind}`,
    });
    const events = [event('change', 2, 2), event('incident', 1, 3), event('maintenance', 9, 10)];
    const { container } = render(
      <PlotEventsContext value={{ events, onOpen }}>{chart(VALUES)}</PlotEventsContext>,
    );
    const marks = [...container.querySelectorAll('[data-event]')];
    expect(marks.map((mark) => mark.getAttribute('data-event'))).toEqual(['change/1', 'incident/1']);
    const xOf = (text: string) => {
      const tick = [...container.querySelectorAll('svg text')].find(
        ({ textContent }) => textContent === text,
      );
      return Number(tick?.getAttribute('x'));
    };
    const moved = /translate\(([\d.]+) /.exec(marks[0]?.getAttribute('transform') ?? '');
    expect(Number(moved?.[1])).toBeCloseTo(xOf('02:00'), 5);
    const lane = marks[1]?.querySelector('rect');
    expect(Number(lane?.getAttribute('x'))).toBeCloseTo(xOf('01:00'), 5);
    expect(Number(lane?.getAttribute('width'))).toBeCloseTo(xOf('03:00') - xOf('01:00'), 5);
    await userEvent.click(screen.getByText('a change', { selector: 'text' }));
    await userEvent.click(lane as Element);
    expect(onOpen.mock.calls).toEqual([[events[0]], [events[1]]]);
  });

  test('a press on a mark begins no selection', async () => {
    const onZoom = vi.fn();
    const events: readonly PlotEvent[] = [
      { id: 'incident/1', kind: 'incident', start: START, end: START + HOUR_MS, label: 'down' },
    ];
    const controls = { onZoom, onBack: vi.fn(), onZoomIn: vi.fn(), onZoomOut: vi.fn(), onPan: vi.fn() };
    const { container } = render(
      <PlotEventsContext value={{ events, onOpen: vi.fn() }}>
        {chart(VALUES, { controls: { ...controls, snap: durationMs(HOUR_MS) } })}
      </PlotEventsContext>,
    );
    const lane = container.querySelector('[data-event] rect') as Element;
    await userEvent.pointer([
      { keys: '[MouseLeft>]', target: lane, coords: { clientX: 100, clientY: 10 } },
      { target: screen.getByRole('application'), coords: { clientX: 400, clientY: 10 } },
      { keys: '[/MouseLeft]' },
    ]);
    expect(container.querySelector('[data-selection]')).toBeNull();
    expect(onZoom).not.toHaveBeenCalled();
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
