import type { Page } from '@playwright/test';
import { DEMO_NOW } from '#demo/timeline.ts';
import { onApiCall } from './api-route.ts';
import { pointAtProxy, serveScorecard } from './edited-scorecard.ts';
import { AT, open, param, readTable, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';

const CAPTION = /^Single requests in the time of the chart/;
const dots = (page: Page) => page.locator('[data-chart="Latency"] [data-exemplars] circle');
const list = (page: Page) => page.getByText(/^Exemplars \(\d+\)$/);
const TRACE = '../<img src=x onerror=alert(1)>?a=b#c';

test('requests of the demo are dots, and a list with the keyboard alone', async ({ page, addresses }) => {
  await open(page, addresses.demo, { view: 'operations', window: '24h' });
  await expect(dots(page)).toHaveCount(5);
  await list(page).focus();
  await page.keyboard.press('Enter');
  const rows = await readTable(page, CAPTION);
  expect(rows.map((row) => row[1])).toEqual(['274 ms', '192 ms', '161 ms', '148 ms', '83 ms']);
  await expect(page.getByRole('button', { name: /^Copy trace id/ })).toHaveCount(5);
});

test('a dot leads to its entry, by the pointer and from the cursor of the keyboard', async ({
  page,
  addresses,
}) => {
  await open(page, addresses.demo, { view: 'operations', window: '24h' });
  const copies = page.getByRole('button', { name: /^Copy trace id/ });
  await dots(page).nth(1).click();
  await expect(copies.nth(1)).toBeFocused();
  await dots(page).nth(3).click();
  await expect(copies.nth(3)).toBeFocused();
  // Closed again it stays closed, until the next one is opened.
  await list(page).click();
  await expect(copies).toHaveCount(0);

  const times = await dots(page).evaluateAll((all) => all.map((dot) => Number(dot.getAttribute('cx'))));
  const latest = times.indexOf(Math.max(...times));
  await page.locator('[data-chart="Latency"]').getByRole('application').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(copies.nth(latest)).toBeFocused();
});

test('hostile labels are texts, and the link leads where the scorecard says', async ({ page, addresses }) => {
  const asked: URLSearchParams[] = [];
  await serveScorecard(page, (scorecard) => {
    pointAtProxy(scorecard);
    Object.assign(scorecard, { exemplarUrl: 'https://traces.example/trace/$traceID' });
  });
  await onApiCall(page, ({ route, endpoint, params }) => {
    if (endpoint !== 'query_exemplars') return route.fallback();
    asked.push(params);
    const exemplar = { labels: { trace_id: TRACE }, value: '0.25', timestamp: DEMO_NOW / 1000 - 60 };
    const data = [{ seriesLabels: { route: '<script>alert(1)</script>' }, exemplars: [exemplar] }];
    return route.fulfill({ json: { status: 'success', data } });
  });
  await open(page, addresses.live, { view: 'operations', window: '24h', at: AT, service: 'api' });
  await expect(dots(page)).toHaveCount(1);
  expect(asked[0]?.get('query')).toMatch(/^http_request_duration_seconds_bucket\{.*\}$/);
  expect(Number(asked[0]?.get('end')) - Number(asked[0]?.get('start'))).toBeGreaterThanOrEqual(86_400);
  await list(page).click();
  const link = page.getByRole('link', { name: TRACE });
  await expect(link).toHaveAttribute('href', `https://traces.example/trace/${encodeURIComponent(TRACE)}`);
  await expect(page.locator('bdi', { hasText: 'route=<script>alert(1)</script>' })).toBeVisible();
  await expect(page.locator('main img')).toHaveCount(0);
});

test.describe('where the server has no exemplars', () => {
  test.use({ expectedProblems: [/Failed to load resource/] });

  test('nothing is said', async ({ page, addresses }) => {
    let asked = 0;
    await onApiCall(page, ({ route, endpoint }) => {
      if (endpoint !== 'query_exemplars') return route.fallback();
      asked += 1;
      return route.fulfill({ status: 404, body: '404 page not found' });
    });
    await open(page, addresses.live, { view: 'operations', at: AT });
    await expect.poll(() => asked).toBeGreaterThan(0);
    await expect(page.locator('[data-chart="Latency"]')).toHaveAttribute('data-state', 'ready');
    await expect(dots(page)).toHaveCount(0);
    await expect(list(page)).toHaveCount(0);
    await expect(page.getByText('query_exemplars')).toHaveCount(0);
    // Each such answer is a line in the browser's console: one is enough.
    const before = asked;
    await page.locator('[data-chart="Latency"]').getByRole('application').focus();
    await page.keyboard.press('+');
    await settled(page);
    await expect.poll(() => param(page, 'window')).not.toBeNull();
    expect(asked).toBe(before);
  });
});
