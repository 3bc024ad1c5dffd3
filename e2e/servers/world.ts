import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { openMetricsLines } from '#demo/openmetrics.ts';
import { find, PROGRAMS } from '../../scripts/programs.mjs';
import { ROOT, run } from '../../scripts/run.mjs';
import { importOpenMetrics, isVictoriaMetricsInstalled, startVictoriaMetrics } from './victoria-metrics.ts';

const CACHE = join(ROOT, '.cache/e2e');
const DEMO = join(ROOT, 'src/demo');

/** Identifies the demo world by the code it is made of. */
function worldHash(): string {
  const sources = readdirSync(DEMO, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))
    .sort()
    .map((name) => join(DEMO, name));
  const hash = createHash('sha256');
  for (const path of [...sources, join(ROOT, 'src/compute/units.ts')]) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/** Makes a folder once: an interrupted attempt leaves nothing that looks finished. */
async function once(target: string, make: (draft: string) => Promise<void>): Promise<string> {
  if (existsSync(target)) return target;
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  try {
    await make(draft);
    mkdirSync(join(target, '..'), { recursive: true });
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}

async function writeBlocks(draft: string): Promise<void> {
  const text = join(CACHE, `${process.pid}.openmetrics`);
  const file = await open(text, 'w');
  try {
    for (const block of openMetricsLines()) await file.write(block);
    await file.close();
    const promtool = find(PROGRAMS.promtool) ?? 'promtool';
    const arguments_ = [
      'tsdb',
      'create-blocks-from',
      '--max-block-duration=720h',
      '-q',
      'openmetrics',
      text,
      draft,
    ];
    const { code, output } = await run([promtool, ...arguments_], { quiet: true });
    if (code !== 0) throw new Error(`promtool could not read the demo world:\n${output}`);
  } finally {
    rmSync(text, { force: true });
  }
}

async function fillVictoriaMetrics(draft: string): Promise<void> {
  const server = await startVictoriaMetrics(draft);
  try {
    await importOpenMetrics(server, openMetricsLines());
  } finally {
    await server.stop();
  }
}

/** Worlds of older versions of the code are of no use to anybody. */
function forgetOthers(current: string): void {
  for (const name of readdirSync(CACHE)) {
    if (/^[0-9a-f]{16}$/.test(name) && name !== current) rmSync(join(CACHE, name), { recursive: true });
  }
}

export type World = {
  /** Data directories that a server may write to, gone after `remove`. */
  readonly prometheus: string;
  /** null where VictoriaMetrics is not installed. */
  readonly victoriaMetrics: string | null;
  remove(): void;
};

/** The demo world in the storage of the real servers, made once per version of its code and copied for each run. */
export async function makeWorld(): Promise<World> {
  const hash = worldHash();
  const cached = join(CACHE, hash);
  const [blocks, storage] = await Promise.all([
    once(join(cached, 'prometheus'), writeBlocks),
    isVictoriaMetricsInstalled() ? once(join(cached, 'victoria-metrics'), fillVictoriaMetrics) : null,
  ]);
  forgetOthers(hash);
  const copy = mkdtempSync(join(CACHE, 'run-'));
  const take = (source: string, name: string): string => {
    cpSync(source, join(copy, name), { recursive: true });
    return join(copy, name);
  };
  return {
    prometheus: take(blocks, 'prometheus'),
    victoriaMetrics: storage === null ? null : take(storage, 'victoria-metrics'),
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}
