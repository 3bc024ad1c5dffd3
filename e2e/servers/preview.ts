import { join } from 'node:path';
import { bin, ROOT } from '../../scripts/run.mjs';
import { DEMO_DIST } from './demo-dist.ts';
import { freePort, launch, type Server } from './server.ts';

/**
 * What `npm start` runs: the built app, on its own (the demo world) or in front of a Prometheus.
 * @param host where it listens: 0.0.0.0 for a page that has a name
 */
export async function startPreview(prometheusUrl = '', host = '127.0.0.1'): Promise<Server> {
  const port = String(await freePort());
  return launch({
    command: [process.execPath, join(ROOT, 'scripts/start.mjs')],
    env: { HOST: host, PORT: port, PROMETHEUS_URL: prometheusUrl },
    url: `http://127.0.0.1:${port}`,
    ready: '/',
  });
}

/** The same in front of a Prometheus, for the demo company or whoever else has a folder with a scorecard.json. */
export async function startCompanyPreview(
  prometheusUrl: string,
  folder: string = DEMO_DIST,
): Promise<Server> {
  const port = String(await freePort());
  const listen = ['--host', '127.0.0.1', '--port', port, '--strictPort'];
  return launch({
    command: [bin('vite'), 'preview', ROOT, '--outDir', folder, ...listen],
    env: { PROMETHEUS_URL: prometheusUrl },
    url: `http://127.0.0.1:${port}`,
    ready: '/',
  });
}
