import {
  demoScorecard,
  editIndicator,
  editScorecardIn,
  pointAtProxy,
  serveScorecard,
  serveScorecardText,
} from './edited-scorecard.ts';
import { AT, figure, figuresOfView, goTo, grade, open, readTable, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { startDistCopy } from './servers/dist-copy.ts';

const TABLE = /Target, current value and status/;
const BANNER = 'scorecard.json has problems; what they touch is left out';

test('a stricter target changes status and grade', async ({ page, addresses }) => {
  await serveScorecard(page, (scorecard) => editIndicator(scorecard, 'latency_p95', { target: 0.1 }));
  await open(page, addresses.demo);
  expect(await readTable(page, TABLE)).toContainEqual(['Performance', 'P95 ≤ 100 ms', '150 ms', 'Missed']);
  await expect(grade(page)).toHaveText('C+');
  await expect(page.locator('main')).toContainText('At most C+: a pillar misses its target.');
  await expect(page).toHaveTitle('C+ · Operational Excellence');
});

test('a target edited where the page is served shows on the next reload, without a build', async ({
  page,
  addresses,
  stopAfter,
}) => {
  const site = stopAfter(await startDistCopy(addresses.prometheus));
  await open(page, site.url, { at: AT });
  expect(await readTable(page, TABLE)).toContainEqual(['Performance', 'P95 ≤ 200 ms', '150 ms', 'Exceeding']);
  await expect(grade(page)).toHaveText('A+');

  editScorecardIn(site.folder, (scorecard) => editIndicator(scorecard, 'latency_p95', { target: 0.1 }));
  await page.reload();
  await settled(page);
  expect(await readTable(page, TABLE)).toContainEqual(['Performance', 'P95 ≤ 100 ms', '150 ms', 'Missed']);
  await expect(grade(page)).toHaveText('C+');
});

const BROKEN_FILES = [
  { name: 'a comma is missing', from: '"version": 1,', to: '"version": 1', place: 'line 4, column 3' },
  { name: 'a value is missing', from: '"version": 1,', to: '"version": ,', place: 'line 3, column 14' },
  { name: 'a comma is too many', from: '"90d"', to: '"90d",', place: null },
] as const;

for (const { name, from, to, place } of BROKEN_FILES) {
  test(`where ${name}, the page names line and column`, async ({ page, addresses }) => {
    await serveScorecardText(page, demoScorecard().replace(from, to));
    await page.goto(addresses.demo);
    await expect(page.getByRole('heading', { name: 'scorecard.json cannot be read' })).toBeVisible();
    const problem = page.getByRole('listitem');
    await expect(problem.locator('code')).toHaveText(place ?? /^line \d+, column \d+$/);
    await expect(problem).toContainText('expected JSON');
  });
}

test('once the file is mended, the button on the page shows the scorecard', async ({ page, addresses }) => {
  await serveScorecardText(page, '{');
  await page.goto(addresses.demo);
  await expect(page.getByRole('heading', { name: 'scorecard.json cannot be read' })).toBeVisible();
  await page.unroute('**/scorecard.json');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(grade(page)).toHaveText('A+');
});

test.describe('without the file', () => {
  test.use({ expectedProblems: [/status of 404/] });

  test('the page says where it belongs', async ({ page, addresses }) => {
    await page.route('**/scorecard.json', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(addresses.demo);
    await expect(page.getByRole('listitem')).toContainText('expected scorecard.json beside the page');
  });
});

const BAD_ENTRIES = [
  {
    name: 'a kind that does not exist',
    change: { kind: 'magic' },
    path: 'indicators[5] (latency_p99).kind',
    expected: /expected .*ratio.*quantile/,
  },
  {
    name: 'a target of the wrong type',
    change: { target: 'fast' },
    path: 'indicators[5] (latency_p99).target',
    expected: /expected (a )?number/i,
  },
  {
    name: 'a percentage where a fraction is meant',
    id: 'compliance',
    change: { target: 99 },
    path: 'indicators (compliance).target',
    expected: /expected a fraction from 0 to 1 \(0\.999 for 99\.9 %\)/,
  },
] as const;

for (const { name, change, path, expected, ...rest } of BAD_ENTRIES) {
  const id = 'id' in rest ? rest.id : 'latency_p99';
  test(`${name} is named, and the rest works`, async ({ page, addresses }) => {
    await serveScorecard(page, (scorecard) => editIndicator(scorecard, id, change));
    await open(page, addresses.demo);
    await expect(page.getByText(BANNER)).toBeVisible();
    await expect(grade(page)).toHaveText('A+');
    const figures = await figuresOfView(page);
    expect(figures.has(id)).toBe(false);
    expect(figures.get('uptime')?.text).toBe('99.95 %');

    await page.getByRole('link', { name: 'See what and where' }).click();
    const problem = page.getByRole('listitem').filter({ hasText: path });
    await expect(problem.locator('code')).toHaveText(path);
    await expect(problem).toContainText(expected);
    await expect(problem).toContainText('This indicator is left out.');
  });
}

test('a pillar with a broken weight is named, the others stay, and the grade is provisional', async ({
  page,
  addresses,
}) => {
  await serveScorecard(page, ({ pillars }) => Object.assign(pillars[2] ?? {}, { weight: 'heavy' }));
  await open(page, addresses.demo);
  await expect(page.getByText(BANNER)).toBeVisible();
  const rows = await readTable(page, TABLE);
  expect(rows.map(([pillar, , , status]) => [pillar, status])).toEqual([
    ['Reliability', 'Exceeding'],
    ['Performance', 'Exceeding'],
    ['Quality', 'No data'],
    ['Security', 'Met'],
    ['Cost', 'Exceeding'],
  ]);
  await expect(grade(page)).toContainText('A−');
  await expect(grade(page)).toContainText('Provisional');
  await expect(page.locator('main')).toContainText('a pillar has no data, so the grade is provisional');

  await page.getByRole('link', { name: 'See what and where' }).click();
  const problem = page.getByRole('listitem').filter({ hasText: 'pillars[2]' });
  await expect(problem.locator('code')).toHaveText('pillars[2] (quality).weight');
  await expect(problem).toContainText('expected number, received "heavy". This pillar shows no data.');
});

test('without views, and with a setting nobody knows, every view opens', async ({ page, addresses }) => {
  await serveScorecard(page, (scorecard) => Object.assign(scorecard, { views: undefined, veiws: {} }));
  await open(page, addresses.demo);
  await expect(grade(page)).toHaveText('A+');
  for (const view of ['operations', 'engineering', 'setup'] as const) await goTo(page, view);
  const problems = page.getByRole('listitem');
  await expect(problems.filter({ hasText: 'expected object, received nothing' })).toContainText('views');
  await expect(problems.filter({ hasText: 'expected no setting called "veiws"' })).toContainText('the file');
});

test.describe('a mistake that only a server can find', () => {
  test.use({ expectedProblems: [/status of 400/] });

  test("is reported with its place and in the server's own words", async ({ page, addresses }) => {
    await serveScorecard(page, (scorecard) => {
      pointAtProxy(scorecard);
      editIndicator(scorecard, 'error_rate', {
        query: 'sum by (status (increase(http_requests_total{$filters}[$window]))',
      });
    });
    await open(page, addresses.live, { at: AT });
    await expect(page.getByText(BANNER)).toBeVisible();
    expect((await figuresOfView(page)).get('uptime')?.text).toBe('99.95 %');
    await expect(page.locator('main [data-grade]')).toContainText('Provisional');
    await goTo(page, 'operations');
    await expect(figure(page, 'error_rate')).toContainText('cannot answer this query: ');
    expect((await figuresOfView(page)).get('latency_p95')?.text).toBe('150 ms');

    await goTo(page, 'setup');
    const problem = page.getByRole('listitem').filter({ hasText: 'indicators (error_rate)' });
    await expect(problem.locator('code')).toHaveText('indicators (error_rate).query');
    await expect(problem).toContainText(/it said: .*parse error/);
    await expect(problem).toContainText('This indicator shows no data.');
  });

  test('is reported with its place outside of the indicators, too', async ({ page, addresses }) => {
    await serveScorecard(page, (scorecard) => {
      pointAtProxy(scorecard);
      scorecard.breakdown.buckets = 'sum by (le, $by (increase(x_bucket{$filters}[$window]))';
    });
    await open(page, addresses.live, { view: 'operations', at: AT });
    await expect(page.locator('main')).toContainText(
      /breakdown\.buckets in scorecard\.json: .*cannot answer this query: /,
    );
    expect((await figuresOfView(page)).get('latency_p95')?.text).toBe('150 ms');

    await goTo(page, 'setup');
    const problem = page.getByRole('listitem').filter({ hasText: 'breakdown.buckets' });
    await expect(problem.locator('code')).toHaveText('breakdown.buckets');
    await expect(problem).toContainText(/it said: .*parse error/);
  });
});
