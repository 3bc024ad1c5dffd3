import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNoSidewaysScrolling } from './expectations.ts';
import { AT, open, visit } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { inkOf, PAPERS, type Paper, type PrintedPage, printedPages, withoutSpaces } from './printed-pages.ts';
import { ABOUT_DEMO_COMPANY, reportOf, runReport } from './report-command.ts';
import { openWall } from './wall-screen.ts';

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
    await visit(page, { at: AT });
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
  { name: 'setup', params: { view: 'setup' }, last: 'Rules for Prometheus' },
  { name: 'the grade explained', params: { explain: 'grade' }, last: 'Together' },
  // Another page than the others, and so the last.
  { name: 'the wall', params: { view: 'wall', rotate: 'off' }, last: 'Cost' },
] satisfies readonly { name: string; params: Record<string, string>; last: string }[];

/** Figures, by the buttons that they are named by on the screen. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  executive: ['P95 ≤ 200 ms', 'MTTR', 'Solvers'],
  operations: ['MTBF', 'P99', 'Errors', 'Requests'],
  cost: ['Measured effect: Saved by spot instances 60 %'],
};

/** The margins of the pages, in points, less a hair. */
const MARGIN = { inline: 39, block: 24 };

/** What marks the pages comes after the first paint. */
const pagesMarked = (page: Page) => page.waitForFunction(() => document.adoptedStyleSheets.length > 0);

/** @returns what is printed on them */
function expectWithinMargins(pages: readonly PrintedPage[], paper: Paper): string {
  const { width, height } = PAPERS[paper];
  expect(pages.length).toBeGreaterThan(0);
  pages.forEach((sheet, index) => {
    // Browsers round a sheet to whole pixels.
    expect(Math.abs(sheet.width - width)).toBeLessThan(1.5);
    expect(Math.abs(sheet.height - height)).toBeLessThan(1.5);
    const line = inkOf([sheet]);
    expect(line).toMatch(/31Jan2026,00:00:00UTC·definitions[0-9a-f]{16}/);
    expect(line).toContain(`${index + 1}/${pages.length}`);
    const outside = sheet.texts.filter(
      ({ left, right, top, bottom }) =>
        left < MARGIN.inline ||
        right > width - MARGIN.inline + 2 ||
        top < MARGIN.block ||
        bottom > height - MARGIN.block / 2,
    );
    expect(outside, 'beyond the margins').toEqual([]);
  });
  return inkOf(pages);
}

/** Half of the views in a test: they run beside each other. The longest page is printed on both papers. */
for (const part of [0, 1]) {
  test.describe(`part ${part + 1} of the views, on paper`, () => {
    test.use({ colorScheme: 'dark' });

    test('is all there, within the margins, with time and definitions on each page', async ({
      page,
      addresses,
    }) => {
      await open(page, addresses.live, { at: AT });
      for (const [index, { name, params, last }] of VIEWS.filter((_, at) => at % 2 === part).entries()) {
        const papers: Paper[] =
          name === 'operations' ? ['A4', 'Letter'] : [index % 2 === 0 ? 'A4' : 'Letter'];
        await test.step(name, async () => {
          if (name === 'the wall') await openWall(page, addresses.live, { at: AT, ...params });
          else await visit(page, { at: AT, ...params });
          await pagesMarked(page);
          await expect(page.locator('#root')).toContainText(last);
          await expect(page.locator('[aria-busy="true"], [data-state="loading"]')).toHaveCount(0);
          for (const paper of papers) {
            const pages = await printedPages(page, paper);
            const ink = expectWithinMargins(pages, paper);
            expect(ink, `${name} on ${paper}`).toContain(withoutSpaces(last));
            // What opens details on screen is still what names a figure on paper.
            for (const title of NAMED[name] ?? []) expect(ink, name).toContain(withoutSpaces(title));
          }
        });
      }
    });
  });
}

test.describe('a page without answers', () => {
  test.use({ expectedProblems: [/status of 401/] });

  test('says why, with room on the screen and within the margins of the paper', async ({
    page,
    addresses,
  }) => {
    await page.route('**/api/v1/**', (route) => route.fulfill({ status: 401, body: '' }));
    await open(page, addresses.live, { at: AT });
    for (const view of ['executive', 'operations', 'cost', 'history', 'review']) {
      await visit(page, { at: AT, view });
      await expect(page.locator('main'), view).toContainText(
        /You are signed out of .*, sign in there and reload/,
      );
      await expectNoSidewaysScrolling(page);
      await pagesMarked(page);
      const pages = await printedPages(page, 'Letter');
      expect(expectWithinMargins(pages, 'Letter'), view).toContain(withoutSpaces('You are signed out of'));
    }
  });
});
