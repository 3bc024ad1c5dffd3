import type { Page } from '@playwright/test';
import { type ApiCall, type Matrix, onApiCall } from './api-route.ts';
import { AT, open, readTable } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';
import { inkOf, printedPages } from './printed-pages.ts';

const table = (page: Page) => page.getByRole('region', { name: /^Breakdown by/ });
const header = (page: Page, name: string) => table(page).getByRole('columnheader', { name });
const names = (page: Page) => table(page).locator('tbody [scope="row"]');

/** Milliseconds out of "150 ms" and "1.2 s". */
const seconds = (text: string): number =>
  Number.parseFloat(text.replace('≥ ', '')) / (text.endsWith('ms') ? 1000 : 1);

test.describe('the breakdown of latency', () => {
  test('has for each route what the server itself computes', async ({ page, addresses, request }) => {
    await open(page, addresses.live, { view: 'operations', at: AT });
    const rows = await readTable(page, 'Breakdown by route');
    expect(rows.length).toBe(6);
    const oracle = await ask(
      request,
      addresses.prometheus,
      'histogram_quantile(0.95, sum by (le, route) (increase(http_request_duration_seconds_bucket[5m])))',
    );
    for (const { metric, value } of oracle) {
      const row = rows.find(([name]) => name === metric.route);
      expect(Math.abs(seconds(row?.[3] ?? '') / Number(value[1]) - 1), metric.route).toBeLessThan(0.005);
    }
  });
});

const BOUNDS = ['0.05', '0.1', '0.2', '0.5', '+Inf'];

/** Buckets of a made-up set of routes, at the instant or at every step that is asked for. */
function madeUp({ endpoint, params }: ApiCall, routes: readonly string[]): Matrix[] {
  const time = Number(params.get('time') ?? params.get('end'));
  return routes.flatMap((route, index) =>
    BOUNDS.map((le, bound) => {
      const point: [number, string] = [time, String((bound + 1) * 20 * (1 + (index % 7)))];
      const metric = { le, ...(route === '' ? {} : { route }) };
      return endpoint === 'query_range' ? { metric, values: [point] } : { metric, value: point };
    }),
  );
}

async function serveRoutes(page: Page, routes: readonly string[]): Promise<void> {
  await onApiCall(page, async (call) => {
    if (!call.expr.includes('by (le, route)')) return call.route.fallback();
    await call.route.fulfill({
      json: {
        status: 'success',
        data: {
          resultType: call.endpoint === 'query_range' ? 'matrix' : 'vector',
          result: madeUp(call, routes),
        },
      },
    });
  });
}

const medianFrame = (page: Page): Promise<number> =>
  table(page).evaluate(async (box) => {
    box.scrollIntoView();
    box.scrollTop = 0;
    const gaps: number[] = [];
    let before = await new Promise<number>(requestAnimationFrame);
    for (let frame = 0; frame < 60; frame += 1) {
      box.scrollTop += 50;
      const now = await new Promise<number>(requestAnimationFrame);
      gaps.push(now - before);
      before = now;
    }
    return gaps.toSorted((a, b) => a - b)[30] ?? Number.NaN;
  });

test('5 000 rows scroll as smoothly as a hundred, and are all there for a search', async ({
  page,
  addresses,
}) => {
  const routes = Array.from({ length: 5000 }, (_, index) => `/r/${String(index).padStart(4, '0')}`);
  await serveRoutes(page, routes);
  const courses: string[] = [];
  const begun = performance.now();
  await page.route('**/api/v1/query_range', (route) => {
    const expr = new URLSearchParams(route.request().postData() ?? '').get('query') ?? '';
    if (expr.includes('by (le, route)')) courses.push(expr);
    return route.fallback();
  });
  await open(page, addresses.live, { view: 'operations', at: AT });
  await expect(table(page).getByRole('table')).toHaveAttribute('aria-rowcount', '5001');
  expect(await names(page).count()).toBeLessThan(100);

  // As smooth as a table that is short enough to be drawn whole, in the same page on the same machine.
  const search = page.getByRole('searchbox', { name: 'Find a route' });
  await search.fill('/r/00');
  await expect(names(page)).toHaveCount(100);
  const short = await medianFrame(page);
  await search.fill('');
  await expect(table(page).getByRole('table')).toHaveAttribute('aria-rowcount', '5001');
  const long = await medianFrame(page);
  expect(long, `median frame in ms, against ${short} ms of 100 rows`).toBeLessThan(2 * short + 17);

  await header(page, 'route').getByRole('button').press('Enter');
  await table(page).focus();
  await page.keyboard.press('End');
  await expect(names(page).last()).toHaveText('/r/4999');
  // Lines over time are there for the rows in sight, asked in one question; those that flew by cost none.
  const last = table(page).locator('tbody tr').last();
  await expect(last.getByRole('img')).toBeVisible();
  await expect.poll(() => courses.at(-1)).toMatch(/route=~"(?:\/r\/4\d{3}\|)+\/r\/4999"/);
  expect(courses.at(-1)?.split('|').length).toBeLessThanOrEqual(60);
  // The scrolling passes more than a hundred sets of rows; one that rests for less than 200 ms is not asked for.
  expect(courses.length).toBeLessThan(3 + (performance.now() - begun) / 200);
  await search.fill('/r/2500');
  await expect(names(page)).toHaveText(['/r/2500']);
});

test('rows that are out of sight are on paper all the same', async ({ page, addresses }) => {
  const routes = Array.from({ length: 250 }, (_, index) => `/r/${String(index).padStart(4, '0')}`);
  await serveRoutes(page, routes);
  await open(page, addresses.live, { view: 'operations', at: AT });
  await expect(table(page).getByRole('table')).toHaveAttribute('aria-rowcount', '251');
  const ink = inkOf(await printedPages(page, 'A4'));
  expect(routes.filter((route) => !ink.includes(route))).toEqual([]);
  expect(await names(page).count()).toBeLessThan(100);
});
