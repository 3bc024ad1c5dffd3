import { ensureBuild } from '../scripts/build.mjs';
import { ensureReport } from '../scripts/build-report.mjs';
import { publishAddresses } from './servers/addresses.ts';
import { startAnswerCache } from './servers/answer-cache.ts';
import { makeDemoDist } from './servers/demo-dist.ts';
import { startCompanyPreview, startPreview } from './servers/preview.ts';
import type { Server } from './servers/server.ts';
import { startPrometheusWith, startVictoriaMetricsWith } from './servers/storage.ts';
import { isVictoriaMetricsInstalled } from './servers/victoria-metrics.ts';
import { DEMO_WORLD } from './servers/worlds.ts';

/** Starts every server that more than one spec talks to and returns what stops them. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await ensureBuild();
  await ensureReport();
  makeDemoDist();
  const running: Server[] = [];
  const keep = async (starting: Promise<Server>): Promise<string> => {
    const server = await starting;
    running.push(server);
    return server.url;
  };
  const stopAll = async (): Promise<void> => {
    await Promise.all(running.map((server) => server.stop()));
  };
  try {
    const [prometheus, victoria] = await Promise.all([
      keep(startPrometheusWith(DEMO_WORLD)),
      isVictoriaMetricsInstalled() ? keep(startVictoriaMetricsWith(DEMO_WORLD)) : null,
    ]);
    const appFor = async (server: string) => keep(startCompanyPreview(await keep(startAnswerCache(server))));
    publishAddresses({
      demo: await keep(startPreview()),
      live: await appFor(prometheus),
      prometheus,
      victoria: victoria === null ? null : { app: await appFor(victoria), server: victoria },
    });
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}
