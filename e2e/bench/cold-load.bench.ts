import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, test } from '@playwright/test';
import { version as react } from 'react';
import { version as vite } from 'vite';
import { ensureBuild } from '../../scripts/build.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { startPrometheusWith } from '../servers/storage.ts';
import { DEMO_WORLD } from '../servers/worlds.ts';
import { APP_PAGES, type BenchPage, PAGES } from './bench-pages.ts';
import { coldLoad, type Load } from './cold-load.ts';
import { buildEmptyPage } from './empty-page.ts';
import { causeTable, countWithinLimits, type Runs, ratioToEmpty, timeTable } from './load-table.ts';
import { type OpenPage, openAlone, openWithRunner } from './opened-page.ts';
import { LOAD, writeResults } from './performance-page.ts';
import { type Recording, recordAnswersOf } from './recording.ts';
import { startSite } from './site.ts';

const FULL_ROUNDS = 7;
const SLOWDOWNS = [1, 4];

const number = (variable: string, otherwise: number): number => Number(process.env[variable] ?? otherwise);
const ROUNDS = number('BENCH_ROUNDS', FULL_ROUNDS);
const ANSWER_DELAY_MS = number('BENCH_ANSWER_DELAY', 0);
const OTHER_DIST = process.env.BENCH_DIST;

test('cold loads stay within their limits', async ({ browser }) => {
  if (OTHER_DIST === undefined) await ensureBuild();
  const dist = OTHER_DIST ?? join(ROOT, 'dist');
  const emptyPage = await buildEmptyPage();
  const frameworkFile = reactFile(dist);
  const cleanUps: (() => unknown)[] = [];
  try {
    const prometheus = await startPrometheusWith(DEMO_WORLD);
    cleanUps.push(prometheus.stop);
    const recording = recordAnswersOf(prometheus.url);
    const site = await startSite({ dist, emptyPage, recording, answerDelayMs: ANSWER_DELAY_MS });
    cleanUps.push(site.stop);
    const loadWith =
      (open: OpenPage): LoadPage =>
      (page, slowdown) =>
        coldLoad(browser, page, { origin: site.url, slowdown, frameworkFile, open });
    const load = loadWith(openWithRunner);

    // Records, and warms up what is not the browser's cache: files of the system, the server's code.
    for (const page of PAGES) await load(page, 1);
    recording.finish();
    await prometheus.stop();
    const runs = await measure(load);
    const aloneRuns = await measure(loadWith(openAlone));
    expect(recording.unknown, 'questions without a recorded answer').toEqual([]);
    publish({ runs, aloneRuns }, browser, recording);
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
});

type LoadPage = (page: BenchPage, slowdown: number) => Promise<Load>;

/** Page after page within a round, so that a disturbance hits all of them and not one. */
async function measure(load: LoadPage): Promise<Runs[]> {
  const runs = SLOWDOWNS.flatMap((slowdown) =>
    PAGES.map((page) => ({ page, slowdown, loads: [] as Load[] })),
  );
  for (let round = 0; round < ROUNDS; round++) {
    for (const { page, slowdown, loads } of runs) loads.push(await load(page, slowdown));
  }
  return runs;
}

type Measured = {
  /** With the runner watching, which the limits are for. */
  readonly runs: readonly Runs[];
  readonly aloneRuns: readonly Runs[];
};

function publish({ runs, aloneRuns }: Measured, browser: Browser, recording: Recording): void {
  const context = `Median of ${ROUNDS} cold loads each, all in one run: Chromium ${browser.version()}, Node.js ${process.versions.node}, Vite ${vite}, React ${react}, ${availableParallelism()} processor cores; ${recording.size()} recorded answers, given after ${ANSWER_DELAY_MS} ms.`;
  const markdown = [
    context,
    `As the end-to-end tests open a page, which is what the limits were set for and are checked on. Within them: ${countWithinLimits(runs)}.`,
    timeTable(runs),
    causeTable(runs),
    `The same past the test runner, as a reader's browser has it. Within the limits, which are not checked here: ${countWithinLimits(aloneRuns)}.`,
    timeTable(aloneRuns),
    causeTable(aloneRuns),
  ].join('\n\n');
  process.stdout.write(`\n${markdown}\n\n`);
  if (ROUNDS >= FULL_ROUNDS && OTHER_DIST === undefined) writeResults(markdown, LOAD);
  for (const run of runs.filter(({ page }) => APP_PAGES.includes(page))) {
    const what = `${run.page.title}, processor ${run.slowdown} × slower: times the empty page`;
    expect.soft(ratioToEmpty(runs, run), what).toBeLessThanOrEqual(run.page.limit ?? Number.NaN);
  }
}

/** The file of the build that React is in. */
function reactFile(dist: string): string {
  const manifest: Record<string, { name?: string; file: string }> = JSON.parse(
    readFileSync(join(dist, '.vite/manifest.json'), 'utf8'),
  );
  const chunk = Object.values(manifest).find(({ name }) => name === 'react');
  if (chunk === undefined) throw new Error('the build has no chunk named "react"');
  return chunk.file;
}
