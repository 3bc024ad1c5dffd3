import { join } from 'node:path';
import { ensureBuild } from '../scripts/build.mjs';
import { ensureReport } from '../scripts/build-report.mjs';
import { ROOT } from '../scripts/run.mjs';
import { publishAddresses } from './servers/addresses.ts';
import { startPreview } from './servers/preview.ts';
import { startPrometheus } from './servers/prometheus.ts';
import type { Server } from './servers/server.ts';
import { startVictoriaMetrics } from './servers/victoria-metrics.ts';
import { makeWorld } from './servers/world.ts';

/** Starts every server the specs talk to and returns what stops them. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await ensureBuild();
  await ensureReport();
  const world = await makeWorld();
  const running: Server[] = [];
  const keep = async (starting: Promise<Server>): Promise<string> => {
    const server = await starting;
    running.push(server);
    return server.url;
  };
  const stopAll = async (): Promise<void> => {
    await Promise.all(running.map((server) => server.stop()));
    world.remove();
  };
  try {
    const prometheus = await keep(startPrometheus(world.prometheus, join(ROOT, 'dist')));
    const victoria =
      world.victoriaMetrics === null ? null : await keep(startVictoriaMetrics(world.victoriaMetrics));
    publishAddresses({
      demo: await keep(startPreview()),
      live: await keep(startPreview(prometheus)),
      prometheus,
      victoria: victoria === null ? null : { app: await keep(startPreview(victoria)), server: victoria },
    });
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}
