import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { epochMs } from '#compute/units.ts';
import { editIndicator, pointAtProxy, serveScorecard } from './edited-scorecard.ts';
import { open, readTable } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';
import { DEMO_DIST } from './servers/demo-dist.ts';
import { startCompanyPreview } from './servers/preview.ts';
import { startPrometheus } from './servers/prometheus.ts';

const CAPTION = /^Incidents in the window/;
const FIRES_FOR = 6;

/** Rules of a server that scrapes itself: one fires for six seconds, one never. */
const rulesFrom = (start: number) => `
groups:
  - name: test
    interval: 1s
    rules:
      - { alert: ApiDown, expr: '(vector(time()) >= ${start}) < ${start + FIRES_FOR}' }
      - { alert: Calm, expr: 'vector(1) > 2' }
`;

const prometheusYml = (address: string) => `
rule_files: [rules.yml]
scrape_configs:
  - job_name: itself
    scrape_interval: 1s
    static_configs: [{ targets: ['${address}'] }]
`;

/** MTTR and MTBF out of an alert. */
async function takeFrom(page: Page, alert: string): Promise<void> {
  await page.unroute('**/scorecard.json');
  await serveScorecard(page, (scorecard) => {
    pointAtProxy(scorecard);
    for (const id of ['mttr', 'mtbf']) {
      const fine = { resolution: '1s', mergeGap: '1s', minDuration: '1s', window: '2m', target: undefined };
      editIndicator(scorecard, id, { ...fine, query: undefined, alert });
    }
  });
}

test('incidents are when a real rule of a real server fired, and none where no rule looks', async ({
  page,
  request,
  stopAfter,
}) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'pillars-rules-'));
  const start = Math.ceil(Date.now() / 1000) + 8;
  writeFileSync(join(folder, 'rules.yml'), rulesFrom(start));
  stopAfter({ stop: async () => rmSync(folder, { recursive: true, force: true }) });
  const server = stopAfter(await startPrometheus(folder, DEMO_DIST, { configure: prometheusYml }));
  const app = stopAfter(await startCompanyPreview(server.url));
  await expect.poll(() => Date.now() / 1000, { timeout: 60_000 }).toBeGreaterThan(start + FIRES_FOR + 4);
  const at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const address = { view: 'operations', at };
  const count = async (expr: string): Promise<number> =>
    Number((await ask(request, server.url, expr, epochMs(Date.parse(at))))[0]?.value[1] ?? 0);
  const firing = await count('count_over_time(ALERTS{alertname="ApiDown",alertstate="firing"}[1m])');
  expect(firing).toBeGreaterThan(FIRES_FOR / 2);

  await takeFrom(page, 'ApiDown');
  await open(page, app.url, address);
  await expect.poll(async () => (await readTable(page, CAPTION)).length).toBe(1);
  const [row] = await readTable(page, CAPTION);
  // One sample a second while it fires, and the second of the stale marker, within which its end is seen.
  expect(Math.abs(Number(/^(\d+) s$/.exec(row?.[2] ?? '')?.[1]) - firing)).toBeLessThanOrEqual(1);
  expect(row?.[0]).toContain(new Date(start * 1000).toISOString().slice(11, 16));

  await takeFrom(page, 'Calm');
  await open(page, app.url, address);
  await expect(page.getByText('None in this window.').first()).toBeVisible();

  await takeFrom(page, 'NobodyWroteThisRule');
  await open(page, app.url, address);
  await expect(page.getByText('No data for this metric in this period.').first()).toBeVisible();
});
