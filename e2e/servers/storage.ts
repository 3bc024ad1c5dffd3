import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { find, PROGRAMS } from '../../scripts/programs.mjs';
import { ROOT, run } from '../../scripts/run.mjs';
import { DEMO_DIST } from './demo-dist.ts';
import { startPrometheus } from './prometheus.ts';
import type { Server } from './server.ts';
import { importOpenMetrics, startVictoriaMetrics } from './victoria-metrics.ts';
import { hashOf, type World } from './worlds.ts';

const CACHE = join(ROOT, '.cache/e2e');

type Extras = {
  /** What else is to be in the storage before the server reads it. */
  readonly add?: (dataDir: string) => Promise<void>;
  readonly flags?: readonly string[];
};

/** The world in the storage of a real Prometheus, made once per version of its code and copied for each run. */
export function startPrometheusWith(world: World, { add, flags = [] }: Extras = {}): Promise<Server> {
  return startOnCopy(world, 'prometheus', writeBlocks, async (dataDir) => {
    await add?.(dataDir);
    return startPrometheus(dataDir, DEMO_DIST, { flags });
  });
}

export function startVictoriaMetricsWith(
  world: World,
  settings: Parameters<typeof startVictoriaMetrics>[1] = {},
): Promise<Server> {
  return startOnCopy(world, 'victoria-metrics', fillVictoriaMetrics, (dataDir) =>
    startVictoriaMetrics(dataDir, settings),
  );
}

type Fill = (world: World, draft: string) => Promise<void>;

async function startOnCopy(
  world: World,
  kind: string,
  fill: Fill,
  start: (dataDir: string) => Promise<Server>,
): Promise<Server> {
  const name = `${world.name}-${kind}-`;
  const cached = await once(`${name}${hashOf(world)}`, (draft) => fill(world, draft));
  forget((other) => other.startsWith(name) && join(CACHE, other) !== cached);
  const copy = mkdtempSync(join(CACHE, 'run-'));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  try {
    cpSync(cached, copy, { recursive: true });
    const server = await start(copy);
    return { url: server.url, stop: () => server.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Makes a folder once: an interrupted attempt leaves nothing that looks finished. */
async function once(name: string, make: (draft: string) => Promise<void>): Promise<string> {
  const target = join(CACHE, name);
  if (existsSync(target)) return target;
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  try {
    await make(draft);
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}

/** Worlds of older versions of the code are of no use to anybody. */
function forget(isStale: (name: string) => boolean): void {
  for (const name of readdirSync(CACHE)) {
    if (isStale(name)) rmSync(join(CACHE, name), { recursive: true, force: true });
  }
}

async function writeBlocks(world: World, draft: string): Promise<void> {
  const text = `${draft}.openmetrics`;
  const file = await open(text, 'w');
  try {
    for (const block of world.lines()) await file.write(block);
    await file.close();
    const promtool = find(PROGRAMS.promtool) ?? 'promtool';
    const create = ['tsdb', 'create-blocks-from', '--max-block-duration=720h', '-q', 'openmetrics'];
    const { code, output } = await run([promtool, ...create, text, draft], { quiet: true });
    if (code !== 0) throw new Error(`promtool could not read the world "${world.name}":\n${output}`);
  } finally {
    rmSync(text, { force: true });
  }
}

async function fillVictoriaMetrics(world: World, draft: string): Promise<void> {
  const server = await startVictoriaMetrics(draft);
  try {
    await importOpenMetrics(server, world.lines());
  } finally {
    await server.stop();
  }
}
