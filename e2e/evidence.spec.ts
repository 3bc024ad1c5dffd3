import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import type { Evidence } from '#evidence/evidence.ts';
import { alterResult, onApiCall } from './api-route.ts';
import { complaintsAbout } from './axe.ts';
import { AT, open } from './figures.ts';
import { expect, test } from './fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'pillars-evidence-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function savedEvidence(page: Page): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save evidence file' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^pillars-2026-01-31T00-00-00Z\.evidence\.html$/);
  return readFileSync(await download.path(), 'utf8');
}

/** Opens the file as somebody does who got it by mail: from the disk, on a train. */
async function opened(browser: Browser, name: string, html: string): Promise<Page> {
  const file = join(folder, name);
  writeFileSync(file, html);
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (shown) => complaints.push(`dialog: ${shown.message()}`));
  await page.goto(pathToFileURL(file).href);
  await expect(page.locator('.verdict')).toBeVisible();
  expect(requests).toEqual([pathToFileURL(file).href]);
  expect(complaints).toEqual([]);
  return page;
}

/** One digit of one answer: how many people were satisfied. */
function withOneSampleChanged(html: string): string {
  const [, before = '', json = '', after = ''] =
    /^(.*<script type="application\/json"[^>]*>)([^<]*)(<.*)$/s.exec(html) ?? [];
  const evidence: Evidence = JSON.parse(json);
  const exchanges = evidence.exchanges.map((exchange) =>
    decodeURIComponent(exchange.params).includes('user_satisfaction_rating_count')
      ? { ...exchange, body: exchange.body.replace(/("value":\[[\d.]+,")\d/, '$19') }
      : exchange,
  );
  expect(exchanges).not.toEqual(evidence.exchanges);
  return before + JSON.stringify({ ...evidence, exchanges }).replaceAll('<', '\\u003c') + after;
}

const mismatches = (page: Page): Promise<string[]> =>
  page
    .locator('tr[data-matches="false"]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-figure') ?? ''));

test('evidence of a real Prometheus computes the same without it, and notices a changed sample', async ({
  page,
  browser,
  addresses,
}) => {
  await open(page, addresses.live, { at: AT, handout: '1' });
  const html = await savedEvidence(page);
  const sound = await opened(browser, 'sound.html', html);
  await expect(sound.locator('.verdict')).toHaveText(
    'Matches: the grade A+ and all 25 figures follow from the answers in this file.',
  );
  expect(await mismatches(sound)).toEqual([]);
  expect(await complaintsAbout(sound)).toEqual([]);

  const tampered = await opened(browser, 'tampered.html', withOneSampleChanged(html));
  await expect(tampered.locator('.verdict')).toHaveText('Does not match: User satisfaction.');
  expect(await mismatches(tampered)).toEqual(['user_satisfaction']);

  const damaged = await opened(browser, 'damaged.html', html.replace('"version":1', '"version'));
  await expect(damaged.locator('.verdict')).toHaveText('Cannot be checked.');
});

test('labels that try to get out of the file stay text', async ({ page, browser, addresses }) => {
  const hostile = '</script><img src=x onerror=alert(1)><script>alert(2)</script><!--';
  await onApiCall(page, (call) =>
    call.endpoint.startsWith('query') && call.expr.includes('by (solver, le)')
      ? alterResult(call, (result) =>
          result.map((series) => ({ ...series, metric: { ...series.metric, solver: hostile } })),
        )
      : call.route.fallback(),
  );
  await open(page, addresses.live, {
    at: AT,
    handout: '1',
    filter: 'service:</script><script>alert(3)</script>',
  });
  const evidence = await opened(browser, 'hostile.html', await savedEvidence(page));
  expect(await mismatches(evidence)).toEqual([]);
  expect(await evidence.locator('img, main script').count()).toBe(0);
  await expect(evidence.locator('main')).toContainText('service = </script><script>alert(3)</script>');

  await test.step('a page without its template says so', async () => {
    await page.route('**/evidence-template.html', (route) => route.fulfill({ status: 200, body: 'nothing' }));
    await page.reload();
    await page.getByRole('button', { name: 'Save evidence file' }).click();
    await expect(page.getByRole('alert')).toContainText('The template has no place for evidence.');
  });
});
