import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { calls, forgetCalls, onApiCall, refusal } from '#testing/demo-server.ts';
import { type EditableScorecard, editIndicator } from '#testing/edited-scorecard.ts';
import { bringOnScreen, leaveOffScreen } from '#testing/missing-in-jsdom.ts';
import { type AppOptions, AT, goBack, quiet, reload, renderApp, settled } from '#testing/render-app.tsx';
import { find, grade, main, param, readTable, region } from '#testing/shown.ts';

const TABLE = /Grade and pillars, newest first/;
const POINTS = /Points, weight and contribution/;
const CHANGES = /Days on which the grade or a pillar changed/;

const openHistory = (params: Readonly<Record<string, string>> = {}, options: AppOptions = {}) =>
  renderApp({ at: AT, view: 'history', ...params }, options);

async function rowsByDay(user: UserEvent): Promise<ReadonlyMap<string, readonly string[]>> {
  await user.click(screen.getByRole('radio', { name: 'Days' }));
  await screen.findByRole('region', { name: TABLE });
  return new Map(readTable(TABLE).map(([day = '', ...rest]) => [day, rest]));
}

/** "2025-12-11T00:00:00Z" */
const midnight = (day: string): string => `${new Date(`${day} UTC`).toISOString().slice(0, 19)}Z`;
const slider = () => screen.getByRole('slider', { name: 'Day' });
const day = () => find('[data-part="day"]');

test('each day is the scorecard opened at that day', async () => {
  const user = await openHistory();
  const days = await rowsByDay(user);
  expect(days.size).toBe(90);
  const changes = readTable(CHANGES);
  expect(changes.length).toBeGreaterThan(4);
  const changed = changes.map(([date = '']) => date);
  for (const date of [[...days.keys()].at(-1), ...changed.slice(0, 2)]) {
    const [letter = '', points, ...statuses] = days.get(date ?? '') ?? [];
    await renderApp({ at: midnight(date ?? ''), explain: 'grade' });
    expect(grade(), date).toHaveAttribute('data-grade', letter.replace('−', '-'));
    await screen.findByRole('region', { name: POINTS });
    const pillars = readTable(POINTS);
    expect(
      pillars.slice(0, -1).map(([, status]) => status),
      date,
    ).toEqual(statuses);
    expect(Number(pillars.at(-1)?.[4]), date).toBeCloseTo(Number(points), 1);
  }
});

const askedRanges = () => calls().filter(({ endpoint }) => endpoint === 'query_range').length;

test('a year takes as many questions as a month', async () => {
  const user = await openHistory({ period: 'monthly' });
  await quiet();
  const forMonth = askedRanges();
  forgetCalls();
  await user.click(screen.getByRole('radio', { name: 'A year' }));
  expect(param('period')).toBe('annual');
  await waitFor(() => expect(slider()).toHaveAttribute('max', '364'));
  await settled();
  // The scans for incidents look closer at every hour that had some.
  expect(askedRanges()).toBeLessThanOrEqual(forMonth + 8);
  expect(askedRanges()).toBeLessThan(60);
});

test('the days can be walked, and each leads to its scorecard', async () => {
  const user = await openHistory({ period: 'monthly' });
  expect(day()).toHaveTextContent('31 Jan 2026');
  // What the browser makes of the arrow, Home and End keys.
  const slideTo = (value: number) => fireEvent.change(slider(), { target: { value: String(value) } });
  slideTo(Number(slider().getAttribute('max')) - 1);
  await waitFor(() => expect(day()).toHaveTextContent('30 Jan 2026'));
  expect(slider()).toHaveAttribute(
    'aria-valuetext',
    expect.stringMatching(/^30 Jan 2026: A\+, Reliability Exceeding/),
  );
  slideTo(0);
  await waitFor(() => expect(day()).toHaveTextContent('2 Jan 2026'));
  await waitFor(() => expect(param('day')).toBe('2026-01-02'));
  const letter = find('[data-letter]', day()).dataset.letter ?? '';
  await user.click(within(day()).getByRole('link', { name: 'The scorecard of that day' }));
  expect(param('at')).toBe('2026-01-02T00:00:00Z');
  expect(param('day')).toBeNull();
  await waitFor(() => expect(grade()).toHaveAttribute('data-grade', letter));

  // The way back leads to the same day, and so does a link to it; the last day needs no name.
  await goBack();
  expect(day()).toHaveTextContent('2 Jan 2026');
  await reload();
  expect(day()).toHaveTextContent('2 Jan 2026');
  slideTo(Number(slider().getAttribute('max')));
  await waitFor(() => expect(param('day')).toBeNull());

  // What changed is explained against the day before, as it is listed.
  const [date = '', change = ''] = readTable(CHANGES)[0] ?? [];
  await user.click(within(region(CHANGES)).getAllByRole('link')[0] as HTMLElement);
  expect(param('at')).toBe(midnight(date));
  await waitFor(() => expect(find('dialog [data-part="move"]')).toHaveTextContent(change));
});

test('the executive view shows the last days, asked for only when somebody gets there', async () => {
  const sparklines = () =>
    calls().filter(
      ({ endpoint, params, expr }) =>
        // The spend of each day is asked for the forecast of the month.
        endpoint === 'query_range' && params.get('step') === '86400' && !expr.includes('[1d]'),
    ).length;
  leaveOffScreen();
  const user = await renderApp({ at: AT });
  await quiet();
  expect(sparklines()).toBe(0);

  bringOnScreen(document.body);
  await waitFor(() =>
    expect(find('[data-part="recent-history"]')).toHaveTextContent('Last changed on 30 Jan 2026: A → A+'),
  );
  expect(sparklines()).toBeGreaterThan(10);
  await user.click(within(find('[data-part="recent-history"]')).getByRole('link', { name: 'Grade history' }));
  expect(param('view')).toBe('history');
  await screen.findByRole('region', { name: CHANGES });
  const change = readTable(CHANGES).find(([, moved]) => moved?.includes('→'));
  expect(change?.slice(0, 2)).toEqual(['30 Jan 2026', 'A → A+']);
});

test('a changed target is marked, and the past is measured by it', async () => {
  const user = await openHistory({ period: 'monthly' });
  expect(main()).not.toHaveTextContent('not comparable');
  await reload({
    scorecard: (file: EditableScorecard) => editIndicator(file, 'latency_p95', { target: 0.1 }),
  });
  await waitFor(() => expect(main()).toHaveTextContent('figures before and after are not comparable'));
  expect(main()).toHaveTextContent('API latency (P95): target 200 ms → 100 ms');
  const days = await rowsByDay(user);
  expect(new Set([...days.values()].map((cells) => cells[3]))).toEqual(new Set(['Missed']));
});

describe('where there is no answer', () => {
  test('nothing to grade is said', async () => {
    await renderApp({ at: '2020-01-01T00:00:00Z', view: 'history' });
    expect(main()).toHaveTextContent('nothing to grade on any of the 90 days up to 1 Jan 2020');
  });

  test('a refusal and a missing right are said, until there is an answer', async () => {
    let status = 422;
    const user = await openHistory(
      { period: 'monthly' },
      {
        answer: ({ endpoint, expr }) =>
          endpoint === 'query_range' && expr.includes('cloud_cost_usd_total')
            ? refusal(status, 'query processing would load too many samples')
            : undefined,
      },
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('too many samples');
    expect(slider()).toHaveAttribute('aria-valuetext', expect.stringMatching(/Cost No data/));

    status = 403;
    await reload();
    await screen.findAllByRole('alert');
    expect(main()).not.toHaveTextContent('nothing to grade');
    onApiCall(null);
    await user.click(screen.getAllByRole('button', { name: 'Try again' })[0] as HTMLElement);
    await waitFor(() =>
      expect(slider()).toHaveAttribute('aria-valuetext', expect.stringMatching(/Cost Exceeding/)),
    );
  });
});
