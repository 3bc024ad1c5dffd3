import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, ROOT } from '../../scripts/run.mjs';
import { freePort, launch, type Server } from './server.ts';

type DistCopy = Server & {
  /** What is served, as it is on disk at each request. */
  readonly folder: string;
};

/** The built app in a folder of its own, for whoever edits a file there as on a host of static files. */
export async function startDistCopy(): Promise<DistCopy> {
  const folder = mkdtempSync(join(tmpdir(), 'pillars-dist-'));
  cpSync(join(ROOT, 'dist'), folder, { recursive: true });
  const port = String(await freePort());
  const listen = ['--host', '127.0.0.1', '--port', port, '--strictPort'];
  const server = await launch({
    command: [bin('vite'), 'preview', ROOT, '--outDir', folder, ...listen],
    env: { PROMETHEUS_URL: '' },
    url: `http://127.0.0.1:${port}`,
    ready: '/',
  });
  return {
    url: server.url,
    folder,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
