import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '../scripts/run.mjs';
import { demoScorecard, startingFile } from './edited-scorecard.ts';
import { figure, grade, open, readTable, visit } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { runReport } from './report-command.ts';
import { startPreview } from './servers/preview.ts';
import { startPrometheus } from './servers/prometheus.ts';
import type { Server } from './servers/server.ts';
import { openWall } from './wall-screen.ts';

const VIEWS = [
  'executive',
  'operations',
  'engineering',
  'reliability',
  'performance',
  'quality',
  'history',
  'review',
  'setup',
] as const;

const INDICATORS = ['availability', 'latency_p95', 'error_rate', 'throughput'];

type Said = Readonly<Record<string, string | undefined>>;

/** What only the demo company can have said: its practices, who keeps them up, who attests, and where to read on. */
const SAYINGS = (() => {
  const { practices, indicators } = JSON.parse(demoScorecard()) as {
    practices: Said[];
    indicators: { attestation?: Said; by?: string }[];
  };
  const said: Said[] = [
    ...practices,
    ...indicators.map(({ attestation = {} }) => attestation),
    ...indicators.map(({ by }) => ({ by })),
  ];
  const texts = said.flatMap((entry) => [entry.title, entry.owner, entry.reason, entry.evidence, entry.by]);
  return [...new Set(texts.filter((text) => text !== undefined)), 'wiki.example.com'];
})();

/** A server that scrapes itself, as anybody's does, and has never heard of the demo company. */
async function startOwnPrometheus(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'pillars-own-'));
  const server = await startPrometheus(folder, join(ROOT, 'dist'), {
    configure: (address) =>
      `scrape_configs: [{ job_name: itself, scrape_interval: 1s, static_configs: [{ targets: ['${address}'] }] }]`,
  });
  return { url: server.url, stop: () => server.stop().finally(() => rmSync(folder, { recursive: true })) };
}

async function expectNothingInvented(page: Page, view: string, ownHosts: readonly string[]): Promise<void> {
  const text = (await page.locator('body').textContent()) ?? '';
  expect(
    SAYINGS.filter((saying) => text.includes(saying)),
    `${view}: the words of the demo company`,
  ).toEqual([]);
  const hosts = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).host));
  expect(
    hosts.filter((host) => !ownHosts.includes(host)),
    `${view}: links that lead elsewhere`,
  ).toEqual([]);
  const statuses = await page
    .locator('[data-status]')
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-status')));
  expect(
    statuses.filter((status) => status !== 'No data'),
    `${view}: statuses`,
  ).toEqual([]);
  await expect(page.locator('[data-source="demo"]'), view).toHaveCount(0);
}

test('on a server that knows nothing of it, nothing of the demo company is shown, and nothing is green', async ({
  page,
  stopAfter,
}) => {
  test.setTimeout(180_000);
  const server = stopAfter(await startOwnPrometheus());
  const { url } = stopAfter(await startPreview(server.url));
  const hosts = [new URL(url).host, new URL(server.url).host];
  for (const app of [url, `${server.url}/user`]) {
    await open(page, app);
    for (const view of VIEWS) {
      await visit(page, { view });
      await expectNothingInvented(page, `${app} ${view}`, hosts);
    }
    await openWall(page, app);
    await expectNothingInvented(page, `${app} wall`, hosts);
    await open(page, app);
    await expect(page.locator('main [data-grade]')).toContainText('–');
    await expect(page.locator('main')).toContainText('none of the series that scorecard.json asks for');
    for (const id of INDICATORS) await expect(figure(page, id), id).toContainText('No data');
    await visit(page, { view: 'setup' });
    const rows = await readTable(page, /What the server has for each indicator/);
    expect(rows).toHaveLength(INDICATORS.length);
    for (const [title, , , reason] of rows) expect(reason, title).toMatch(/\w+ \w+ \w+/);
  }

  const { code, stdout, stderr } = await runReport(['--prometheus', server.url, '--fail-under', 'F']);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'There is not enough data for a grade, and --fail-under asks for F.\n',
  });
  expect(SAYINGS.filter((saying) => stdout.includes(saying))).toEqual([]);
});

test('a scorecard.json without a server leaves the demo world its own, and the page says whose it is', async ({
  page,
  addresses,
}) => {
  await page.route(`${addresses.demo}/scorecard.json`, async (route) => {
    await route.fulfill({ json: { ...JSON.parse(startingFile()), title: 'Mine' } });
  });
  await open(page, addresses.demo);
  await expect(grade(page)).toHaveText('A+');
  const source = page.getByRole('region', { name: 'Source and time of the figures' });
  await expect(source).toContainText('Demo data');
  await expect(source).toContainText('an invented company (demo/scorecard.json)');
  await visit(page, { view: 'setup' });
  await expect(page.locator('main')).toContainText(
    'Yours, scorecard.json, is shown on the server that its prometheus.url names',
  );
});
