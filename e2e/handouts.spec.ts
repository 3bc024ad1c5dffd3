import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { AT, addressOf, open } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { inkOf, PAPERS, type Paper, type PrintedPage, printedPages, withoutSpaces } from './printed-pages.ts';
import { ABOUT_DEMO_COMPANY, reportOf, runReport } from './report-command.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });

async function saved(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name }).click();
  return readFileSync(await (await waiting).path(), 'utf8');
}

const FORMATS = [
  { button: 'Save Markdown', format: 'markdown' },
  { button: 'Save CSV', format: 'csv' },
  { button: 'Save JSON', format: 'json' },
] as const;

test('what the page hands out is what the command prints, byte for byte', async ({ page, addresses }) => {
  const server = ['--prometheus', `${addresses.live}/prometheus`, '--at', AT, ...ABOUT_DEMO_COMPANY];
  await open(page, addresses.live, { at: AT });
  await page.getByRole('button', { name: 'Export: save or print' }).click();
  expect(new URL(page.url()).searchParams.get('handout')).toBe('1');
  for (const { button, format } of FORMATS) {
    const { stdout } = await runReport([...server, '--format', format]);
    expect(await saved(page, button), format).toBe(stdout);
  }

  await test.step('the demo world, a window and a filter go along', async () => {
    await open(page, addresses.demo, { window: '7d', filter: 'service:api', handout: '1' });
    const { stdout } = await runReport(['--demo', '--window', '7d', '--filter', 'service:api']);
    expect(await saved(page, 'Save Markdown')).toBe(stdout);
  });

  await test.step('details, report and paper name the same definitions', async () => {
    const { configHash } = await reportOf(addresses.prometheus, ['--at', AT]);
    expect(configHash).toMatch(/^[0-9a-f]{16}$/);
    await open(page, addresses.live, { at: AT, indicator: 'latency_p95' });
    await expect(page.getByRole('dialog')).toContainText(configHash);
    await open(page, addresses.live, { at: AT });
    expect(inkOf(await printedPages(page, 'A4'))).toContain(configHash);
  });
});

const VIEWS = [
  { name: 'executive', params: {}, last: 'What does one unit of work cost?' },
  { name: 'operations', params: { view: 'operations' }, last: 'Incidents' },
  { name: 'engineering', params: { view: 'engineering' }, last: 'Solver performance' },
  { name: 'reliability', params: { view: 'reliability' }, last: 'Post-mortem process' },
  { name: 'performance', params: { view: 'performance' }, last: 'Auto-scaling triggers' },
  { name: 'quality', params: { view: 'quality' }, last: 'Anomaly detection' },
  { name: 'security', params: { view: 'security' }, last: 'Audit trail immutability' },
  { name: 'cost', params: { view: 'cost' }, last: 'Cost allocation' },
  { name: 'history', params: { view: 'history' }, last: 'As a table' },
  { name: 'a year', params: { view: 'history', period: 'annual' }, last: 'As a table' },
  { name: 'the weekly review', params: { view: 'review' }, last: 'Nothing has been agreed yet.' },
  { name: 'review', params: { view: 'review', period: 'monthly' }, last: 'Nothing has been agreed yet.' },
  { name: 'the wall', params: { view: 'wall', rotate: 'off' }, last: 'Cost' },
  { name: 'setup', params: { view: 'setup' }, last: 'Rules for Prometheus' },
  { name: 'the grade explained', params: { explain: 'grade' }, last: 'Together' },
] as const;

/** The margins of the pages, in points, less a hair. */
const MARGIN = { inline: 39, block: 24 };

/** What marks the pages comes after the first paint. */
const pagesMarked = (page: Page) => page.waitForFunction(() => document.adoptedStyleSheets.length > 0);

function expectWithinMargins(pages: readonly PrintedPage[], paper: Paper): void {
  const { width, height } = PAPERS[paper];
  expect(pages.length).toBeGreaterThan(0);
  pages.forEach((sheet, index) => {
    // Browsers round a sheet to whole pixels.
    expect(Math.abs(sheet.width - width)).toBeLessThan(1.5);
    expect(Math.abs(sheet.height - height)).toBeLessThan(1.5);
    const line = inkOf([sheet]);
    expect(line).toMatch(/31Jan2026,00:00:00UTC·definitions[0-9a-f]{16}/);
    expect(line).toContain(`${index + 1}/${pages.length}`);
    for (const { text, left, right, top, bottom } of sheet.texts) {
      expect(left, text).toBeGreaterThanOrEqual(MARGIN.inline);
      expect(right, text).toBeLessThanOrEqual(width - MARGIN.inline + 2);
      expect(top, text).toBeGreaterThanOrEqual(MARGIN.block);
      expect(bottom, text).toBeLessThanOrEqual(height - MARGIN.block / 2);
    }
  });
}

/** A third of the views in a test: they run beside each other, and each takes both papers in one load. */
for (const part of [0, 1, 2]) {
  test.describe(`part ${part + 1} of the views, on both papers`, () => {
    test.use({ colorScheme: 'dark' });

    test('is all there, within the margins, with time and definitions on each page', async ({
      page,
      addresses,
    }) => {
      for (const { name, params, last } of VIEWS.filter((_, index) => index % 3 === part)) {
        await test.step(name, async () => {
          await page.goto(addressOf(addresses.demo, params));
          await pagesMarked(page);
          await expect(page.locator('#root')).toContainText(last);
          await expect(page.locator('[aria-busy="true"], [data-state="loading"]')).toHaveCount(0);
          for (const paper of Object.keys(PAPERS) as Paper[]) {
            const pages = await printedPages(page, paper);
            expectWithinMargins(pages, paper);
            expect(inkOf(pages), `${name} on ${paper}`).toContain(withoutSpaces(last));
          }
        });
      }
    });
  });
}

test('what opens details on screen is still what names a figure on paper', async ({ page, addresses }) => {
  for (const { view, last, named } of [
    { view: 'executive', last: 'Efficiency', named: ['P95 ≤ 200 ms', 'MTTR', 'Solvers'] },
    { view: 'operations', last: 'Requests', named: ['MTBF', 'P99', 'Errors', 'Requests'] },
    { view: 'cost', last: 'Cost allocation', named: ['Measured effect: Saved by spot instances 60 %'] },
  ]) {
    await open(page, addresses.demo, { view });
    await expect(page.locator('main')).toContainText(last);
    const ink = inkOf(await printedPages(page, 'A4'));
    for (const name of named) expect(ink, view).toContain(withoutSpaces(name));
  }
});

test.describe('a page without answers', () => {
  test.use({ expectedProblems: [/status of 401/] });

  test('says why on paper too, within the margins', async ({ page, addresses }) => {
    await page.route('**/api/v1/**', (route) => route.fulfill({ status: 401, body: '' }));
    for (const view of ['executive', 'operations', 'cost', 'history', 'review']) {
      await open(page, addresses.live, { at: AT, view });
      await expect(page.locator('main')).toContainText('You are signed out');
      await pagesMarked(page);
      const pages = await printedPages(page, 'Letter');
      expectWithinMargins(pages, 'Letter');
      expect(inkOf(pages), view).toContain(withoutSpaces('You are signed out of'));
    }
  });
});
