import type { CDPSession, Page } from '@playwright/test';
import { DEMO_NOW } from '#demo/timeline.ts';
import { pointAtProxy, serveScorecard } from './edited-scorecard.ts';
import { addressOf } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { startFaultProxy } from './servers/fault-proxy.ts';
import { createReplay } from './servers/replay.ts';

/** The first half warms up, the second is measured. `npm run test:soak` asks for more. */
const REFRESHES = Number(process.env.SOAK_REFRESHES ?? 600);
const INTERVAL_S = 10;
/**
 * Bytes of heap a refresh may leave behind. The engine's own growth, for code it compiles late, does not depend on the
 * number of refreshes, so a short run allows more of it. One response that is kept has more than this.
 */
const MOST_KEPT = REFRESHES < 2000 ? 4096 : 1024;
/** A look at the memory, so that its slope has enough points to be told from noise. */
const LOOK_EVERY = Math.ceil(REFRESHES / 40);
/** Few figures over little time, so that thousands of refreshes take minutes: what piles up does so with each one. */
const WINDOW = '1h';
const KEPT = ['uptime', 'latency_p95', 'error_rate'];

type Look = {
  readonly refreshes: number;
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly timers: number;
  readonly requests: number;
};

/** Runs in the page, over its clock: how many timers wait at this moment. */
function countTimers(): void {
  const waiting = new Set<number>();
  const { setTimeout: later, setInterval: often, clearTimeout: drop, clearInterval: stop } = window;
  window.setTimeout = ((run: TimerHandler, delay?: number, ...rest: unknown[]) => {
    const id: number = later(() => {
      waiting.delete(id);
      (run as (...all: unknown[]) => void)(...rest);
    }, delay) as unknown as number;
    waiting.add(id);
    return id;
  }) as typeof setTimeout;
  window.setInterval = ((run: TimerHandler, delay?: number) => {
    const id = often(run as () => void, delay) as unknown as number;
    waiting.add(id);
    return id;
  }) as typeof setInterval;
  window.clearTimeout = (id) => {
    waiting.delete(id as number);
    drop(id);
  };
  window.clearInterval = (id) => {
    waiting.delete(id as number);
    stop(id);
  };
  Object.assign(window, { waitingTimers: () => waiting.size });
}

async function look(
  page: Page,
  devtools: CDPSession,
  counts: Pick<Look, 'refreshes' | 'requests'>,
): Promise<Look> {
  await devtools.send('HeapProfiler.collectGarbage');
  // Of the script engine alone: beside it the browser notes every request for as long as a test watches.
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  const timers = await page.evaluate(() =>
    (window as unknown as { waitingTimers: () => number }).waitingTimers(),
  );
  return { ...counts, heap: usedSize, nodes, listeners: jsEventListeners, timers };
}

/**
 * Bytes of heap that each refresh leaves behind: by how much the least of the later looks is above the least of the
 * earlier ones. The pages of a wall differ by more than what is looked for, and the engine frees some of it late.
 */
function slopeOf(earlier: readonly Look[], later: readonly Look[]): number {
  const least = (looks: readonly Look[]) => Math.min(...looks.map(({ heap }) => heap));
  const refreshes = (later[0]?.refreshes ?? Number.NaN) - (earlier[0]?.refreshes ?? Number.NaN);
  return (least(later) - least(earlier)) / refreshes;
}

// A trace holds on to what the page lets go, and doubles the time.
test.use({ trace: 'off' });

test(`a wall leaves nothing behind in ${REFRESHES} refreshes`, async ({ page, addresses, stopAfter }) => {
  test.setTimeout(40 * 60_000);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  let requests = 0;
  let refreshes = 0;
  await serveScorecard(page, (scorecard) => {
    pointAtProxy(scorecard);
    scorecard.indicators.splice(
      0,
      scorecard.indicators.length,
      ...scorecard.indicators.filter(({ id }) => KEPT.includes(id)),
    );
    for (const indicator of scorecard.indicators) Object.assign(indicator, { window: WINDOW });
    Object.assign(scorecard, {
      pillars: (scorecard.pillars as { headline: string }[]).filter(({ headline }) =>
        KEPT.includes(headline),
      ),
      views: {
        executive: ['uptime'],
        operations: ['latency_p95', 'error_rate'],
        engineering: [],
        charts: ['error_rate'],
      },
      practices: [],
      exemptions: [],
    });
  });
  // All of it lies in the time that the server has data for.
  const start = DEMO_NOW - 2 * REFRESHES * INTERVAL_S * 1000;
  let now = start;
  // Its clock goes with the page's; the real server's is years ahead.
  const server = stopAfter(await startFaultProxy(addresses.live, () => now));
  const replay = createReplay();
  server.inject(async (request, response, pass, body) => {
    requests += 1;
    // Asked once a refresh.
    if (request.url?.includes('/api/v1/alerts') === true) refreshes += 1;
    const answer = await replay(request.url ?? '', body, pass);
    response.setHeader('content-type', 'application/json');
    response.setHeader('date', new Date(now).toUTCString());
    response.end(answer);
  });
  await page.clock.install({ time: start });
  await page.addInitScript(countTimers);
  await page.goto(
    addressOf(server.url, {
      view: 'wall',
      window: WINDOW,
      refresh: `${INTERVAL_S}s`,
      rotate: '30s',
      pages: 'grade,operations,reliability',
    }),
  );
  await expect(page.locator('[data-freshness="fresh"]').first()).toBeVisible();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');

  const looks: Look[] = [];
  while (refreshes < REFRESHES) {
    // The page's clock goes on by itself too, for as long as the test takes.
    now = (await page.evaluate(() => Date.now())) + INTERVAL_S * 1000;
    await page.clock.runFor(INTERVAL_S * 1000);
    if (refreshes >= (looks.at(-1)?.refreshes ?? -LOOK_EVERY) + LOOK_EVERY)
      looks.push(await look(page, devtools, { refreshes, requests }));
  }

  const half = looks.slice(Math.floor(looks.length / 2));
  const [first, last] = [half[0], half.at(-1)];
  if (first === undefined || last === undefined) throw new Error('nobody looked');
  const [earlier, later] = [half.slice(0, half.length / 2), half.slice(half.length / 2)];
  const slope = slopeOf(earlier, later);
  test.info().annotations.push({ type: 'soak', description: JSON.stringify({ slope, first, last }) });
  expect(slope, 'bytes of heap a refresh').toBeLessThan(MOST_KEPT);
  // A page of the wall with charts has more of both than one without: what counts is the most there ever is.
  const growth = (of: 'nodes' | 'listeners') =>
    Math.max(...later.map((look) => look[of])) - Math.max(...earlier.map((look) => look[of]));
  expect(growth('nodes'), 'DOM nodes, detached ones too').toBeLessThan(100);
  expect(growth('listeners'), 'event listeners').toBeLessThan(20);
  expect(last.timers, 'timers that wait').toBeLessThanOrEqual(first.timers + 5);
  const rate = (from: Look, to: Look) => (to.requests - from.requests) / (to.refreshes - from.refreshes);
  const middle = half[Math.floor(half.length / 2)] ?? first;
  expect(rate(middle, last) / rate(first, middle), 'requests a refresh, later against earlier').toBeCloseTo(
    1,
    1,
  );
  expect(said, 'what the page said').toEqual([]);
  now = await page.evaluate(() => Date.now());
  await expect(page.locator('[data-freshness="fresh"]').first()).toBeVisible();
});
