import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { onApiCall } from './api-route.ts';
import { pointAtProxy, serveScorecard } from './edited-scorecard.ts';
import { AT, grade, open, param, readTable, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';

const openReview = (page: Page, app: string, params: Readonly<Record<string, string>> = {}) =>
  open(page, app, { at: AT, view: 'review', ...params });

/** What the server itself answers. */
async function ask(server: string, query: string, time: string): Promise<number> {
  const response = await fetch(`${server}/api/v1/query?${new URLSearchParams({ query, time })}`);
  const { data } = (await response.json()) as { data: { result: { value: [number, string] }[] } };
  return Number(data.result[0]?.value[1]);
}

const AGENDAS = {
  weekly: ['Metrics review', 'Incident analysis', 'Performance trends', 'Action items'],
  monthly: ['Performance optimization', 'Cost analysis', 'Capacity planning', 'Security updates'],
  quarterly: ['Architecture review', 'Technology refresh', 'Process improvements', 'Budget planning'],
  annual: ['Strategic planning', 'Technology roadmap', 'Compliance audit', 'Disaster recovery test'],
} as const;

for (const [period, agenda] of Object.entries(AGENDAS)) {
  test(`the ${period} review has the agenda of the brief, every point filled`, async ({
    page,
    addresses,
  }) => {
    await openReview(page, addresses.demo, { period });
    const headings = await page.locator('main h2').allTextContents();
    expect(headings.filter((heading) => (agenda as readonly string[]).includes(heading))).toEqual([
      ...agenda,
    ]);
    for (const point of agenda) {
      const section = page.getByRole('region', { name: point, exact: true });
      expect(await section.locator('tbody tr, h3 + p').count(), point).toBeGreaterThan(0);
    }
  });
}

test('a trend is drawn over the period under review, and the minutes do without', async ({
  page,
  addresses,
}) => {
  const ends: string[] = [];
  await onApiCall(page, async ({ route, endpoint, params, expr }) => {
    if (endpoint === 'query_range' && /increase\(.*duration_seconds_bucket/.test(expr))
      ends.push(params.get('end') ?? '');
    await route.fallback();
  });
  await openReview(page, addresses.live);
  const trends = page.getByRole('region', { name: 'Performance', exact: true });
  for (const title of ['API latency (P50)', 'API latency (P95)', 'API latency (P99)', 'Throughput']) {
    await expect(trends.getByRole('img', { name: `${title}, 19 Jan 2026 – 25 Jan 2026` })).toBeVisible();
  }
  expect(new Set(ends.map((end) => new Date(Number(end) * 1000).toISOString()))).toEqual(
    new Set(['2026-01-26T00:00:00.000Z']),
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save minutes' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).not.toContain('Trend');
});

test('the week on a real Prometheus is what the server itself says of it', async ({ page, addresses }) => {
  await openReview(page, addresses.live);
  await expect(page.locator('[data-part="period"]')).toContainText('19 Jan 2026 – 25 Jan 2026');
  const end = '2026-01-26T00:00:00Z';
  const valid = await ask(addresses.prometheus, 'sum(increase(http_requests_total{status!~"4.."}[7d]))', end);
  const failed = await ask(
    addresses.prometheus,
    'sum(increase(http_requests_total{status=~"5.."}[7d]))',
    end,
  );

  const figures = await readTable(page, 'Every graded figure');
  const uptime = figures.find(([title]) => title === 'System uptime');
  expect(uptime?.[2]).toBe(`${(100 * (1 - failed / valid)).toFixed(3)} %`);

  // The outage of the demo world: 21 minutes.
  const [incident] = await readTable(page, 'Incidents');
  expect(incident?.slice(0, 3)).toEqual(['21 Jan 2026, 14:07', '21 Jan 2026, 14:28', '21 min']);
  const lost = await ask(
    addresses.prometheus,
    'sum(increase(http_requests_total{status=~"5.."}[21m]))',
    '2026-01-21T14:28:00Z',
  );
  const share = ((100 * lost) / (valid * 0.001)).toFixed(2);
  expect(incident?.[3]).toBe(`${share} % (${Math.round(lost).toLocaleString('en-US')} failed)`);

  // It leads to the charts of its time: as much before and after it.
  await page.getByRole('region', { name: 'Incidents' }).getByRole('link').click();
  expect(param(page, 'view')).toBe('operations');
  expect(param(page, 'at')).toBe('2026-01-21T14:49:00Z');
  expect(param(page, 'window')).toBe('1h3m');
  await page.goBack();

  // The letter is that of the scorecard over the same days, and a line leads to its figure there.
  const letter = await page
    .locator('main [role="img"][aria-label^="Grade"]')
    .first()
    .getAttribute('aria-label');
  await page
    .getByRole('region', { name: 'Every graded figure' })
    .getByRole('link', { name: 'System uptime' })
    .click();
  expect(param(page, 'at')).toBe(end);
  expect(param(page, 'window')).toBe('1w');
  await expect(page.getByRole('dialog', { name: 'System uptime' })).toContainText(uptime?.[2] ?? '');
  await expect(page.locator('main [data-grade]').getByRole('img')).toHaveAttribute(
    'aria-label',
    letter ?? '',
  );
});

test('causes add up to the difference of the scores', async ({ page, addresses }) => {
  await openReview(page, addresses.demo);
  await expect(page.locator('main')).toContainText(
    'A → C+: 10 points less. New cap: At most C+: a pillar misses its target.',
  );
  const rows = await readTable(page, 'The grade, and what moved it');
  const points = rows.map((row) => Number(row.at(-1)?.replace('−', '-').replace('±', '')));
  expect(points.reduce((sum, value) => sum + value, 0)).toBeCloseTo(-10, 1);
});

test('periods follow the zone and the fiscal year of scorecard.json', async ({ page, addresses }) => {
  await serveScorecard(page, (scorecard) => {
    scorecard.review = { zone: 'America/New_York', fiscalYearStart: 2 };
  });
  await openReview(page, addresses.demo, { period: 'quarterly' });
  await expect(page.locator('[data-part="period"]')).toContainText('1 Aug 2025 – 31 Oct 2025');
  await expect(page.locator('[data-part="period"]')).toContainText('days in America/New_York');

  await serveScorecard(page, (scorecard) => {
    scorecard.review = { zone: 'Nowhere/Land', fiscalYearStart: 13 };
  });
  await page.reload();
  await expect(page.locator('[data-part="period"]')).toContainText('days in UTC');
  await page.getByRole('link', { name: 'See what and where' }).click();
  await expect(page.locator('main')).toContainText('expected a time zone such as "Europe/Berlin"');
  await expect(page.locator('main')).toContainText('expected a month from 1 to 12');
});

test('a period that is known in part names no changes', async ({ page, addresses }) => {
  await openReview(page, addresses.live, { period: 'quarterly' });
  await expect(page.locator('main')).toContainText('% of this period, so changes are not named.');
  const changes = (await readTable(page, 'Performance')).map((row) => row[3]);
  expect(new Set(changes)).toEqual(new Set(['–']));
});

test('it can be presented by keyboard, and a point has an address', async ({ page, addresses }) => {
  await openReview(page, addresses.demo);
  await page.getByRole('button', { name: 'Present' }).click();
  const slide = page.locator('[data-part="slide"]');
  await expect(slide.locator('h3').first()).toHaveText('Metrics review');
  await page.keyboard.press('ArrowRight');
  await expect(slide.locator('h3').first()).toHaveText('Incident analysis');
  expect(param(page, 'slide')).toBe('2');
  await page.reload();
  await expect(slide.locator('h3').first()).toHaveText('Incident analysis');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(slide.locator('h3').first()).toHaveText('Metrics review');
  await page.keyboard.press('End');
  await expect(slide).toContainText('Nothing has been agreed yet.');
  // In a field the arrow keys belong to the field.
  await slide.getByRole('textbox', { name: 'Owner' }).press('ArrowLeft');
  expect(param(page, 'slide')).toBe('5');
  await page.keyboard.press('Escape');
  await expect(slide).toHaveCount(0);
  expect(param(page, 'slide')).toBeNull();
});

async function savedBy(page: Page, button: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFileSync(await (await waiting).path(), 'utf8');
}

const HOSTILE = '<img src=x onerror=alert(1)> | [link](javascript:alert(2))';

test('actions stay in the browser, travel as a file, and stand in the minutes', async ({
  page,
  browser,
  watch,
  addresses,
}) => {
  await openReview(page, addresses.demo);
  await page.getByRole('textbox', { name: 'Action' }).fill(HOSTILE);
  await page.getByRole('textbox', { name: 'Owner' }).fill('Ana');
  await page.getByLabel('Due').fill('2026-02-15');
  await page.getByLabel('About').selectOption('db_connections');
  const before = page.url();
  await page.getByRole('button', { name: 'Add' }).click();
  const row = [HOSTILE, 'Ana', '2026-02-15', 'Database connections used'];
  const agreed = async (at: Page) =>
    (await readTable(at, 'What was agreed')).map((cells) => cells.slice(0, 4));
  expect(await agreed(page)).toEqual([row]);
  expect(page.url()).toBe(before);
  await page.reload();
  await expect(page.getByRole('checkbox', { name: /^Done/ })).toBeVisible();
  expect(await agreed(page)).toEqual([row]);
  await page.getByRole('checkbox', { name: /^Done/ }).check();

  const minutes = await savedBy(page, 'Save minutes');
  const lines = withSpaces(minutes).split('\n');
  expect(lines[0]).toBe('# Operational Excellence: Weekly review, 19 Jan 2026 – 25 Jan 2026');
  expect(lines).toContain('**Grade**: C+, before: A');
  expect(lines).toContain('| 21 Jan 2026, 14:07 | 21 Jan 2026, 14:28 | 21 min | 71.03 % (42,959 failed) |');
  expect(lines).toContain(
    '- [x] \\<img src=x onerror=alert(1)\\> \\| \\[link\\](javascript:alert(2)) (Ana, due 2026-02-15, Database connections used)',
  );

  const file = await savedBy(page, 'Save as file');
  const otherBrowser = await browser.newContext({ timezoneId: 'UTC' });
  watch(otherBrowser);
  const elsewhere = await otherBrowser.newPage();
  await openReview(elsewhere, addresses.demo);
  await expect(elsewhere.locator('main')).toContainText('Nothing has been agreed yet.');
  const picker = elsewhere.getByLabel('Actions file');
  await picker.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(elsewhere.locator('main')).toContainText('other.json holds no actions of Pillars');
  await picker.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(elsewhere.locator('main')).toContainText('Loaded 1 action');
  expect(await agreed(elsewhere)).toEqual([row]);
  await expect(elsewhere.getByRole('checkbox', { name: /^Done/ })).toBeChecked();
  expect(await elsewhere.locator('main img').count()).toBe(0);
  await elsewhere.getByRole('button', { name: /^Remove/ }).click();
  await expect(elsewhere.locator('main')).toContainText('Nothing has been agreed yet.');
  await otherBrowser.close();
});

test.describe('where there is no answer', () => {
  test.use({ expectedProblems: [/Failed to load resource/] });

  test('nothing known, no right to ask and a server that is down are said', async ({ page, addresses }) => {
    await open(page, addresses.live, { at: '2020-01-08T00:00:00Z', view: 'review' });
    await expect(page.locator('main')).toContainText('The server has no data of this period.');
    await expect(page.locator('main')).toContainText('nobody can tell whether there was an incident');
    await expect(page.locator('main')).not.toContainText('No incident in this period');

    await serveScorecard(page, pointAtProxy);
    await onApiCall(page, ({ route }) => route.fulfill({ status: 403, body: 'forbidden' }));
    await openReview(page, addresses.live);
    await expect(page.getByRole('alert').first()).toContainText('Prometheus gives no data');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect(page.locator('main')).toContainText('One incident, 21 min in all.');
    await expect(grade(page)).toHaveCount(0);
  });
});
