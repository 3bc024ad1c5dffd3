import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, test } from '@playwright/test';
import { sampleQuantile } from '#compute/sample-quantile.ts';
import { ensureBuild } from '../../scripts/build.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { startPrometheusWith } from '../servers/storage.ts';
import { DEMO_WORLD } from '../servers/worlds.ts';
import { APP_PAGES } from './bench-pages.ts';
import { coldLoad } from './cold-load.ts';
import { buildEmptyPage } from './empty-page.ts';
import { type Swept, sweep, type Zoomed, zoomIn } from './interaction.ts';
import { INTERACTION, writeResults } from './performance-page.ts';
import { recordAnswersOf } from './recording.ts';
import { startSite } from './site.ts';

const FULL_ROUNDS = 7;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? FULL_ROUNDS);
const SLOWDOWNS = [1, 4] as const;
const OTHER_DIST = process.env.BENCH_DIST;
const OPERATIONS = APP_PAGES.find(({ title }) => title === 'operations, 30 days') ?? APP_PAGES[0];

type Runs = {
  readonly slowdown: (typeof SLOWDOWNS)[number];
  readonly zooms: readonly Zoomed[];
  readonly sweeps: readonly Swept[];
  readonly loads: readonly number[];
};

/** What a reader waits for, and how long that may be: as it is, and four times slower. */
const MEASURES: readonly {
  readonly what: string;
  readonly limits: readonly [number, number] | null;
  readonly of: (runs: Runs) => readonly number[];
}[] = [
  {
    what: 'release → figures in the document',
    limits: [16, 50],
    of: ({ zooms }) => zooms.map((z) => z.figures),
  },
  {
    what: 'release → figures on screen',
    limits: null,
    of: ({ zooms }) => zooms.map((z) => z.figuresPainted),
  },
  {
    what: 'release → lines in the document',
    limits: [60, 200],
    of: ({ zooms }) => zooms.map((z) => z.lines),
  },
  { what: 'release → lines on screen', limits: null, of: ({ zooms }) => zooms.map((z) => z.linesPainted) },
  {
    what: 'release → last change of the chart',
    limits: null,
    of: ({ zooms }) => zooms.map((z) => z.lastChange),
  },
  {
    what: 'move while dragging → figures',
    limits: [16, 50],
    of: ({ zooms }) => zooms.map((z) => z.dragFigures),
  },
  {
    what: 'hover: main thread for each move',
    limits: [16, 35],
    of: ({ sweeps }) => sweeps.map((s) => s.work),
  },
  { what: 'hover: from frame to frame', limits: null, of: ({ sweeps }) => sweeps.map((s) => s.frame) },
  { what: 'hover: the longest frame', limits: null, of: ({ sweeps }) => sweeps.map((s) => s.longestFrame) },
  { what: 'cold load → lines on screen', limits: null, of: ({ loads }) => loads },
];

test('a reader who points, drags and hovers does not wait', async ({ browser }) => {
  if (OTHER_DIST === undefined) await ensureBuild();
  const cleanUps: (() => unknown)[] = [];
  try {
    const prometheus = await startPrometheusWith(DEMO_WORLD);
    cleanUps.push(prometheus.stop);
    const recording = recordAnswersOf(prometheus.url);
    const emptyPage = await buildEmptyPage();
    const site = await startSite({
      dist: OTHER_DIST ?? join(ROOT, 'dist'),
      emptyPage,
      recording,
      answerDelayMs: 0,
    });
    cleanUps.push(site.stop);
    const runs: Runs[] = [];
    for (const slowdown of SLOWDOWNS) runs.push(await measure(browser, site.url, slowdown));
    publish(runs, browser);
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
});

async function measure(browser: Browser, origin: string, slowdown: Runs['slowdown']): Promise<Runs> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.goto(`${origin}${OPERATIONS?.path}`);
  await page.locator('[data-chart="Latency"][data-state="ready"] path[data-peaks]').first().waitFor();
  await page.waitForLoadState('networkidle');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const zooms: Zoomed[] = [];
  const sweeps: Swept[] = [];
  const loads: number[] = [];
  // The first of each warms up and does not count.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const swept = await sweep(page, devtools);
    const zoomed = await zoomIn(page, 0.2 + 0.03 * round, 0.5 + 0.03 * round);
    await page.waitForLoadState('networkidle');
    await page.goBack();
    await page.locator('[data-chart="Latency"][data-state="ready"] path[data-peaks]').first().waitFor();
    await page.waitForLoadState('networkidle');
    const cold = { origin, slowdown, frameworkFile: 'react.js' };
    const load = OPERATIONS === undefined ? null : await coldLoad(browser, OPERATIONS, cold);
    if (round === 0) continue;
    sweeps.push(swept);
    zooms.push(zoomed);
    if (load !== null) loads.push(load.shownAt);
  }
  await context.close();
  return { slowdown, zooms, sweeps, loads };
}

const median = (values: readonly number[]): number => sampleQuantile(values, 0.5).value;
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

function publish(runs: readonly Runs[], browser: Browser): void {
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  const context = `Median of ${ROUNDS}, with the least and the most: Chromium ${browser.version()}, Node.js ${process.versions.node}, ${availableParallelism()} processor cores that others used too (load ${load} at the end), thirty days from a real Prometheus.`;
  const rows = MEASURES.flatMap(({ what, limits, of }) =>
    runs.map((run, index) => {
      const values = of(run);
      const spread = `${ms(Math.min(...values))} – ${ms(Math.max(...values))}`;
      const limit = limits?.[index];
      const speed = run.slowdown === 1 ? 'as it is' : `${run.slowdown} × slower`;
      return `| ${what} | ${speed} | ${ms(median(values))} | ${spread} | ${limit === undefined ? '' : ms(limit)} |`;
    }),
  );
  const table = [
    '| what | processor | median | least – most | goal |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
  const markdown = `${context}\n\n${table}`;
  process.stdout.write(`\n${markdown}\n\n`);
  if (ROUNDS >= FULL_ROUNDS && OTHER_DIST === undefined) writeResults(markdown, INTERACTION);
  for (const { what, limits, of } of MEASURES) {
    for (const [index, run] of runs.entries()) {
      const limit = limits?.[index];
      if (limit !== undefined)
        expect.soft(median(of(run)), `${what}, ${run.slowdown} ×`).toBeLessThanOrEqual(limit);
    }
  }
}
