import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { durationMs, SECOND } from '#compute/units.ts';
import { openMetricsLines } from '#demo/openmetrics.ts';
import { ROOT } from '../../scripts/run.mjs';

/** What a server of the tests may hold, as OpenMetrics text in blocks of whole lines. */
export type World = {
  readonly name: string;
  readonly lines: () => Iterable<string>;
  /** The files and folders it is made of: a change there makes it anew. */
  readonly madeOf: readonly string[];
};

const DEMO_SOURCES = ['src/demo', 'src/compute/units.ts'];

/** The demo world, scraped on the full minute: what the page shows without a server. */
export const DEMO_WORLD: World = {
  name: 'demo',
  lines: () => openMetricsLines(),
  madeOf: DEMO_SOURCES,
};

/** The same company scraped 17 s past the minute, so that the server has to extrapolate to the edges of windows. */
export const SHIFTED_WORLD: World = {
  name: 'shifted',
  lines: () => openMetricsLines({ phase: durationMs(17 * SECOND) }),
  madeOf: [...DEMO_SOURCES, 'e2e/servers/worlds.ts'],
};

/** Identifies a world by the code it is made of. */
export function hashOf({ madeOf }: World): string {
  const hash = createHash('sha256');
  for (const file of madeOf.flatMap((path) => sourcesBelow(join(ROOT, path))))
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function sourcesBelow(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|json)$/.test(name) && !/\.test\.ts$/.test(name))
    .sort()
    .map((name) => join(path, name));
}
