import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { find, PROGRAMS } from '../../scripts/programs.mjs';
import { freePort, launch, type Server } from './server.ts';

type Settings = {
  readonly configure?: (address: string) => string;
  readonly flags?: readonly string[];
};

/**
 * A real Prometheus over existing blocks. It scrapes nothing; `dist` is its user assets, so the app is at /user/.
 * @param dataDir written to (lock, write-ahead log): give it a copy of what is to be kept
 * @param settings `configure`: what else it is to do, knowing its own address, as prometheus.yml
 */
export async function startPrometheus(
  dataDir: string,
  dist: string,
  { configure = () => 'scrape_configs: []\n', flags = [] }: Settings = {},
): Promise<Server> {
  const config = join(dataDir, 'prometheus.yml');
  const address = `127.0.0.1:${await freePort()}`;
  writeFileSync(config, configure(address));
  return launch({
    command: [
      find(PROGRAMS.prometheus) ?? 'prometheus',
      `--config.file=${config}`,
      `--storage.tsdb.path=${dataDir}`,
      '--storage.tsdb.retention.time=10y',
      `--web.listen-address=${address}`,
      `--web.user-assets=${dist}`,
      '--log.level=warn',
      ...flags,
    ],
    url: `http://${address}`,
    ready: '/-/ready',
  });
}
