import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { epochMs } from '#compute/units.ts';
import { ROOT } from '../scripts/run.mjs';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';
import { runInit } from './report-command.ts';
import {
  type Exporter,
  startInstalledExporters,
  startOpenTelemetryApp,
  startPromClientApp,
} from './servers/exporters.ts';
import { startPrometheus } from './servers/prometheus.ts';
import { freePort, type Server } from './servers/server.ts';

async function startScraping(exporters: readonly Exporter[]): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'pillars-scraping-'));
  const gone = `127.0.0.1:${await freePort()}`;
  const server = await startPrometheus(folder, join(ROOT, 'dist'), {
    configure: (address) =>
      JSON.stringify({
        global: { scrape_interval: '1s', scrape_timeout: '1s' },
        scrape_configs: [
          ...exporters.map(({ scrape }) => scrape),
          { job_name: 'prometheus', static_configs: [{ targets: [address] }] },
          { job_name: 'gone', static_configs: [{ targets: [gone] }] },
        ],
      }),
  });
  return { url: server.url, stop: () => server.stop().finally(() => rmSync(folder, { recursive: true })) };
}

test('probe', async ({ request, stopAfter }) => {
  const services = [stopAfter(await startPromClientApp()), stopAfter(await startOpenTelemetryApp())];
  const [watched = services[0]] = services;
  const exporters = [...services, ...(await startInstalledExporters(watched as Exporter)).map(stopAfter)];
  const server = stopAfter(await startScraping(exporters));
  await expect
    .poll(async () => {
      for (const { url } of services) {
        for (let i = 0; i < 20; i += 1) await fetch(`${url}/orders`);
        await fetch(`${url}/unknown`);
        await fetch(`${url}/broken`);
      }
      const [fewest] = await ask(request, server.url, 'min(count_over_time(up[5m]))', epochMs(Date.now()));
      return Number(fewest?.value[1] ?? 0);
    })
    .toBeGreaterThanOrEqual(12);
  const { code, stdout, stderr } = await runInit(['--prometheus', server.url, '--name', 'Field']);
  writeFileSync('/tmp/exp/init.json', stdout);
  writeFileSync('/tmp/exp/init.txt', stderr);
  cpSync('/tmp/exp/init.json', '/tmp/exp/s.json');
  void copyFileSync;
  const { runReport } = await import('./report-command.ts');
  const r = await runReport(['--prometheus', server.url, '--config', '/tmp/exp/s.json', '--format', 'json']);
  writeFileSync('/tmp/exp/report.json', r.stdout + r.stderr);
  expect(code).toBe(0);
});
