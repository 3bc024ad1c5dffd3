import { join } from 'node:path';
import { readSettings } from '#server/settings.mjs';
import { startServer } from '#server/start-server.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { DEMO_DIST } from './demo-dist.ts';
import { freePort, launch, type Server } from './server.ts';

/**
 * What `npm start` runs: the built app, on its own (the demo world) or in front of a Prometheus.
 * @param env what else is set, such as HOST: 0.0.0.0 for a page that has a name
 */
export async function startPreview(
  prometheusUrl = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const port = String(await freePort());
  return launch({
    command: [process.execPath, join(ROOT, 'scripts/start.mjs')],
    env: { HOST: '127.0.0.1', PORT: port, PROMETHEUS_URL: prometheusUrl, ...env },
    url: `http://127.0.0.1:${port}`,
    ready: '/',
  });
}

/** The same in front of a Prometheus, for the demo company or whoever else has a folder with a scorecard.json. */
export async function startCompanyPreview(
  prometheusUrl: string,
  folder: string = DEMO_DIST,
): Promise<Server> {
  const settings = readSettings({ PORT: '0', PROMETHEUS_URL: prometheusUrl });
  const server = await startServer(settings, { folder });
  return { url: `http://127.0.0.1:${server.port}`, stop: server.stop };
}
