import type { Page } from '@playwright/test';
import { editIndicator, pointAtProxy, serveScorecard } from './edited-scorecard.ts';
import { AT, figuresOfView, open } from './figures.ts';
import { expect, test } from './fixtures.ts';

const PERCENTILES = ['latency_p50', 'latency_p95', 'latency_p99'];
const BUCKETS = 'sum by (le) (increase(http_request_duration_seconds_bucket{$filters}[$window]))';
/** Series that are no buckets, for the sake of their bytes: a bound that is no number is skipped. */
const BALLAST =
  'label_join(http_request_duration_seconds_bucket{le=~"0.05|0.1"} / 7, "le", " over ", "le", "le")';

const LARGE = 2 * 1024 * 1024;
const SMALL = 1024 * 1024;
const LONG_TASK_MS = 50;

/** Notes which scripts held the page up, and for how long, in frames of more than 50 ms. */
async function noteSlowScripts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: SlowScript[] = [];
    Object.assign(globalThis, { noted });
    new PerformanceObserver((list) => {
      for (const frame of list.getEntries() as unknown as { readonly scripts: readonly SlowScript[] }[]) {
        noted.push(
          ...frame.scripts.map(({ invoker, sourceURL, startTime, duration }) => ({
            invoker,
            sourceURL,
            startTime,
            duration,
          })),
        );
      }
    }).observe({ type: 'long-animation-frame', buffered: true });
  });
}

type SlowScript = {
  readonly invoker: string;
  readonly sourceURL: string;
  readonly startTime: number;
  readonly duration: number;
};

/** What runs when an answer has come, or because one is being read: not what is drawn afterwards. */
const isReading = ({ invoker, sourceURL }: SlowScript): boolean =>
  /arrayBuffer|Response|Worker/.test(invoker) || /(large-answer|read-answer|scan)/.test(sourceURL);

/** The largest answer so far: its bytes, as they were before compression, and when the last one was there. */
const largestAnswer = (page: Page): Promise<{ readonly bytes: number; readonly at: number }> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('query_range'))
      .map((entry) => entry as PerformanceResourceTiming)
      .map(({ decodedBodySize, responseEnd }) => ({ bytes: decodedBodySize, at: responseEnd }))
      .reduce((most, answer) => (answer.bytes > most.bytes ? answer : most), { bytes: 0, at: 0 }),
  );

/** Opens the view that asks for the percentiles of 30 days, and then for the same in tiles of five minutes. */
async function openPercentiles(page: Page, app: string, bytes: number) {
  await open(page, app, { view: 'operations', at: AT, window: '30d' });
  await expect.poll(async () => (await largestAnswer(page)).bytes).toBeGreaterThan(bytes);
  const peaks = page.locator('[data-chart="Latency"] path');
  await expect(page.locator('[data-chart="Latency"]')).toHaveAttribute('data-state', 'ready');
  return {
    figures: await figuresOfView(page),
    drawn: () => peaks.evaluateAll((paths) => paths.map((path) => path.getAttribute('d'))),
  };
}

const withoutStatus = (figures: Awaited<ReturnType<typeof figuresOfView>>) =>
  [...figures].map(([id, { text, value }]) => ({ id, text, value }));

test('an answer of more than 2 MB is read beside the page, and in slices where there are no workers', async ({
  page,
  addresses,
}) => {
  const usual = await openPercentiles(page, addresses.live, SMALL);
  await expect.poll(async () => (await usual.drawn()).length).toBeGreaterThan(3);
  const drawn = await usual.drawn();

  await noteSlowScripts(page);
  await serveScorecard(page, (scorecard) => {
    pointAtProxy(scorecard);
    for (const id of PERCENTILES) editIndicator(scorecard, id, { query: `${BUCKETS} or ${BALLAST}` });
  });
  for (const hasWorkers of [true, false]) {
    await test.step(hasWorkers ? 'with workers' : 'without', async () => {
      if (!hasWorkers) await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
      const large = await openPercentiles(page, addresses.live, LARGE);
      // The proxy answers for the buckets alone, so nothing tells how much is known of them: the status may differ.
      expect(withoutStatus(large.figures)).toEqual(withoutStatus(usual.figures));
      await expect.poll(large.drawn).toEqual(drawn);
      const workers = page.workers().filter((worker) => worker.url().includes('response-worker'));
      expect(workers).toHaveLength(hasWorkers ? 1 : 0);

      const noted = await page.evaluate(() => (globalThis as unknown as { noted: SlowScript[] }).noted);
      const { at } = await largestAnswer(page);
      const reading = noted.filter((script) => script.startTime >= at && isReading(script));
      expect(reading.filter(({ duration }) => duration > LONG_TASK_MS)).toEqual([]);
    });
  }
});
