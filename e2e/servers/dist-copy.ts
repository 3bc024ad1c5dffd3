import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '#server/settings.mjs';
import { startServer } from '#server/start-server.mjs';
import { ROOT } from '../../scripts/run.mjs';
import type { Server } from './server.ts';

type DistCopy = Server & {
  /** What is served, as it is on disk at each request. */
  readonly folder: string;
};

/** The built app in a folder of its own, for whoever edits a file there as on a host of static files. */
export async function startDistCopy(): Promise<DistCopy> {
  const folder = mkdtempSync(join(tmpdir(), 'pillars-dist-'));
  cpSync(join(ROOT, 'dist'), folder, { recursive: true });
  const server = await startServer(readSettings({ PORT: '0' }), { folder });
  return {
    url: `http://127.0.0.1:${server.port}`,
    folder,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
