import { find, PROGRAMS } from '../../scripts/programs.mjs';
import { freePort, launch, type Server } from './server.ts';

const BATCH_LENGTH = 8_000_000;

export const isVictoriaMetricsInstalled = (): boolean => find(PROGRAMS.victoriaMetrics) !== undefined;

type Settings = {
  /** As shipped: answers are cached, and long ranges are moved onto multiples of their step for that. */
  readonly caches?: boolean;
};

export async function startVictoriaMetrics(
  dataDir: string,
  { caches = false }: Settings = {},
): Promise<Server> {
  const address = `127.0.0.1:${await freePort()}`;
  return launch({
    command: [
      find(PROGRAMS.victoriaMetrics) ?? 'victoria-metrics',
      `-storageDataPath=${dataDir}`,
      '-retentionPeriod=100y',
      `-httpListenAddr=${address}`,
      // As shipped it hides the last 30 s and caches answers: right for live data, wrong for a fixed world.
      '-search.latencyOffset=0s',
      ...(caches ? [] : ['-search.disableCache']),
      '-loggerLevel=WARN',
    ],
    url: `http://${address}`,
    ready: '/health',
  });
}

/** OpenMetrics has timestamps in seconds, the import in milliseconds; comments and the end mark are not data. */
const inMilliseconds = (block: string): string =>
  block
    .replaceAll(/^#.*\n?/gm, '')
    .replaceAll(/ ([0-9.]+)$/gm, (_match, seconds: string) => ` ${Math.round(Number(seconds) * 1000)}`);

async function post(url: string, body: string): Promise<void> {
  const response = await fetch(url, { method: 'POST', body });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}

/** Imports OpenMetrics text, given in blocks of whole lines, and makes it visible to queries. */
export async function importOpenMetrics(server: Server, blocks: Iterable<string>): Promise<void> {
  const target = `${server.url}/api/v1/import/prometheus`;
  let batch = '';
  for (const block of blocks) {
    batch += inMilliseconds(block);
    if (batch.length < BATCH_LENGTH) continue;
    await post(target, batch);
    batch = '';
  }
  await post(target, batch);
  await post(`${server.url}/internal/force_flush`, '');
}
