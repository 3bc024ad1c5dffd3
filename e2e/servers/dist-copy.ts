import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemoDist } from './demo-dist.ts';
import { startCompanyPreview } from './preview.ts';
import type { Server } from './server.ts';

type DistCopy = Server & {
  /** What is served, as it is on disk at each request. */
  readonly folder: string;
};

/** The demo company's app in a folder of its own, for whoever edits a file there as on a host of static files. */
export async function startDistCopy(prometheusUrl: string): Promise<DistCopy> {
  const folder = mkdtempSync(join(tmpdir(), 'pillars-dist-'));
  makeDemoDist(folder);
  const server = await startCompanyPreview(prometheusUrl, folder);
  return {
    url: server.url,
    folder,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
