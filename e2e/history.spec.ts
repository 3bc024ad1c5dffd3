import type { Page } from '@playwright/test';
import { onApiCall } from './api-route.ts';
import { editIndicator, pointAtProxy, serveScorecard } from './edited-scorecard.ts';
import { AT, grade, open, param, readTable } from './figures.ts';
import { expect, test } from './fixtures.ts';

const TABLE = /Grade and pillars, newest first/;
const POINTS = /Points, weight and contribution/;
const CHANGES = /Days on which the grade or a pillar changed/;

const openHistory = (page: Page, app: string, params: Readonly<Record<string, string>> = {}) =>
  open(page, app, { at: AT, view: 'history', ...params });

async function rowsByDay(page: Page): Promise<ReadonlyMap<string, readonly string[]>> {
  await page.getByRole('radio', { name: 'Days', exact: true }).check({ force: true });
  const rows = await readTable(page, TABLE);
  return new Map(rows.map(([day = '', ...rest]) => [day, rest]));
}

/** "2025-12-11T00:00:00Z" */
const midnight = (day: string): string => `${new Date(`${day} UTC`).toISOString().slice(0, 19)}Z`;

for (const source of ['demo', 'live'] as const) {
  test(`each day is the scorecard opened at that day (${source})`, async ({ page, addresses }) => {
    await openHistory(page, addresses[source]);
    const days = await rowsByDay(page);
    expect(days.size).toBe(90);
    const changes = await readTable(page, CHANGES);
    expect(changes.length).toBeGreaterThan(4);
    const changed = changes.map(([day = '']) => day);
    const checked = [[...days.keys()].at(-1) ?? '', ...changed.slice(0, 3), changed.at(-1) ?? ''];
    for (const day of checked) {
      const [letter, points, ...statuses] = days.get(day) ?? [];
      await open(page, addresses[source], { at: midnight(day), explain: 'grade' });
      await expect(grade(page), day).toHaveAttribute('data-grade', (letter ?? '').replace('−', '-'));
      await expect(page.getByRole('region', { name: POINTS })).toBeVisible();
      const pillars = await readTable(page, POINTS);
      expect(
        pillars.slice(0, -1).map(([, status]) => status),
        day,
      ).toEqual(statuses);
      expect(Number(pillars.at(-1)?.[4]), day).toBeCloseTo(Number(points), 1);
    }
  });
}

test('a year takes as many questions as a month', async ({ page, addresses }) => {
  const asked: string[] = [];
  await onApiCall(page, async ({ route, endpoint, params }) => {
    if (endpoint === 'query_range') asked.push(params.toString());
    await route.fallback();
  });
  await openHistory(page, addresses.live, { period: 'monthly' });
  const forMonth = asked.length;
  asked.length = 0;
  await page.getByRole('radio', { name: 'A year' }).check({ force: true });
  expect(param(page, 'period')).toBe('annual');
  await expect(page.getByRole('slider', { name: 'Day' })).toHaveAttribute('max', '364');
  // The scans for incidents look closer at every hour that had some.
  expect(asked.length).toBeLessThanOrEqual(forMonth + 8);
  expect(asked.length).toBeLessThan(60);
});

test('the days can be walked by keyboard, and each leads to its scorecard', async ({ page, addresses }) => {
  await openHistory(page, addresses.demo, { period: 'monthly' });
  const slider = page.getByRole('slider', { name: 'Day' });
  const day = page.locator('[data-part="day"]');
  await expect(day).toContainText('31 Jan 2026');
  await slider.focus();
  await slider.press('ArrowLeft');
  await expect(day).toContainText('30 Jan 2026');
  await expect(slider).toHaveAttribute('aria-valuetext', /^30 Jan 2026: A\+, Reliability Exceeding/);
  await slider.press('Home');
  await expect(day).toContainText('2 Jan 2026');
  await expect.poll(() => param(page, 'day')).toBe('2026-01-02');
  const letter = await day.locator('[data-letter]').getAttribute('data-letter');
  await day.getByRole('link', { name: 'The scorecard of that day' }).click();
  expect(param(page, 'at')).toBe('2026-01-02T00:00:00Z');
  expect(param(page, 'day')).toBeNull();
  await expect(grade(page)).toHaveAttribute('data-grade', letter ?? '');

  // The way back leads to the same day, and so does a link to it; the last day needs no name.
  await page.goBack();
  await expect(day).toContainText('2 Jan 2026');
  await page.reload();
  await expect(day).toContainText('2 Jan 2026');
  await slider.focus();
  await slider.press('End');
  await expect.poll(() => param(page, 'day')).toBeNull();

  // What changed is explained against the day before, as it is listed.
  const [day0 = '', change = ''] = (await readTable(page, CHANGES))[0] ?? [];
  await page.getByRole('region', { name: CHANGES }).getByRole('link').first().click();
  expect(param(page, 'at')).toBe(midnight(day0));
  await expect(page.getByRole('dialog').locator('[data-part="move"]')).toContainText(change);
});

test.describe('for a reader in New York', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('days begin at their midnight, also where clocks changed, and the page says so', async ({
    page,
    addresses,
  }) => {
    const offsets = { '30 Jan 2026': '05:00', '3 Nov 2025': '05:00', '2 Nov 2025': '04:00' };
    await openHistory(page, addresses.live, { period: 'annual', zone: 'local', day: '2025-11-02' });
    await expect(page.locator('main')).toContainText('Each day at 00:00 in America/New_York');
    await expect(page.locator('[data-part="day"]')).toContainText('2 Nov 2025');
    const days = await rowsByDay(page);
    expect(days.size).toBe(365);
    for (const [day, clock] of Object.entries(offsets)) {
      const link = page.getByRole('region', { name: TABLE }).getByRole('link', { name: day, exact: true });
      const href = (await link.getAttribute('href')) ?? '';
      const at = new URL(href, page.url()).searchParams.get('at');
      expect(at).toBe(`${midnight(day).slice(0, 11)}${clock}:00Z`);
    }

    const [letter, points] = days.get('30 Jan 2026') ?? [];
    await open(page, addresses.live, { at: '2026-01-30T05:00:00Z', explain: 'grade' });
    await expect(grade(page)).toHaveAttribute('data-grade', (letter ?? '').replace('−', '-'));
    const pillars = await readTable(page, POINTS);
    expect(Number(pillars.at(-1)?.[4])).toBeCloseTo(Number(points), 1);
  });
});

test('the executive view shows the last days, asked for only when somebody gets there', async ({
  page,
  addresses,
}) => {
  const asked: string[] = [];
  await onApiCall(page, async ({ route, endpoint, params, expr }) => {
    // The spend of each day is asked for the forecast of the month.
    if (endpoint === 'query_range' && params.get('step') === '86400' && !expr.includes('[1d]'))
      asked.push(expr);
    await route.fallback();
  });
  await open(page, addresses.live, { at: AT });
  await page.waitForTimeout(1000);
  expect(asked).toEqual([]);

  const recent = page.locator('[data-part="recent-history"]');
  await recent.scrollIntoViewIfNeeded();
  await expect(recent).toContainText('Last changed on 30 Jan 2026: A → A+');
  expect(asked.length).toBeGreaterThan(10);
  await recent.getByRole('link', { name: 'Grade history' }).click();
  expect(param(page, 'view')).toBe('history');
  await expect(page.getByRole('region', { name: CHANGES })).toBeVisible();
  const [change] = (await readTable(page, CHANGES)).filter(([, moved]) => moved?.includes('→'));
  expect(change?.slice(0, 2)).toEqual(['30 Jan 2026', 'A → A+']);
});

test('a changed target is marked, and the past is measured by it', async ({ page, addresses }) => {
  await openHistory(page, addresses.demo, { period: 'monthly' });
  await expect(page.locator('main')).not.toContainText('not comparable');
  await serveScorecard(page, (scorecard) => editIndicator(scorecard, 'latency_p95', { target: 0.1 }));
  await page.reload();
  await expect(page.locator('main')).toContainText('figures before and after are not comparable');
  await expect(page.locator('main')).toContainText('API latency (P95): target 200 ms → 100 ms');
  const days = await rowsByDay(page);
  expect(new Set([...days.values()].map((cells) => cells[3]))).toEqual(new Set(['Missed']));
});

test.describe('where there is no answer', () => {
  test.use({ expectedProblems: [/Failed to load resource/] });

  test('nothing to grade, a refusal and a missing right are said', async ({ page, addresses }) => {
    await open(page, addresses.live, { at: '2020-01-01T00:00:00Z', view: 'history' });
    await expect(page.locator('main')).toContainText(
      'nothing to grade on any of the 90 days up to 1 Jan 2020',
    );

    let status = 422;
    await onApiCall(page, ({ route, endpoint, expr }) =>
      endpoint === 'query_range' && expr.includes('cloud_cost_usd_total')
        ? route.fulfill({
            status,
            json: {
              status: 'error',
              errorType: 'execution',
              error: 'query processing would load too many samples',
            },
          })
        : route.fallback(),
    );
    await serveScorecard(page, pointAtProxy);
    await openHistory(page, addresses.live, { period: 'monthly' });
    await expect(page.getByRole('alert')).toContainText('too many samples');
    await expect(page.getByRole('slider', { name: 'Day' })).toHaveAttribute('aria-valuetext', /Cost No data/);

    status = 403;
    await page.reload();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(page.locator('main')).not.toContainText('nothing to grade');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect(page.getByRole('slider', { name: 'Day' })).toHaveAttribute(
      'aria-valuetext',
      /Cost Exceeding/,
    );
  });
});
