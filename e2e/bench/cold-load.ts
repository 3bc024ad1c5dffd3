import type { Browser } from '@playwright/test';
import type { BenchPage } from './bench-pages.ts';
import { type OpenedPage, type OpenPage, openWithRunner } from './opened-page.ts';

/** What one load showed. All times in milliseconds since the navigation started. */
export type Load = {
  /** The first frame with the milestone has been painted. */
  readonly shownAt: number;
  /** The first frame with anything at all. */
  readonly firstPaintAt: number;
  /** When the first question to Prometheus left; null where none does. */
  readonly firstQuestionAt: number | null;
  /** When the last byte of the framework had arrived; null where it has no file of its own. */
  readonly frameworkArrivedAt: number | null;
  /** Questions sent up to the milestone. */
  readonly questions: number;
  /** JavaScript that had arrived by the milestone, compressed. */
  readonly scriptBytes: number;
  /** Lengths of the main thread's tasks over 50 ms that began before the milestone. */
  readonly longTasks: readonly number[];
  /** Processor time of the main thread up to the milestone: what stays comparable on a busy machine. */
  readonly mainThread: number;
  /** Sum of layout shifts up to the first half second in which nothing finished loading. */
  readonly layoutShift: number;
};

type FreshnessContext = {
  readonly origin: string;
  /** How many times slower the processor pretends to be. */
  readonly slowdown: number;
  /** Path of the file that holds React, below the app's root. */
  readonly frameworkFile: string;
  /** With the runner, unless told otherwise. */
  readonly open?: OpenPage;
};

/** Loads a page in a context of its own: no cache, no open connection, no compiled script to fall back on. */
export async function coldLoad(
  browser: Browser,
  { path, isThere }: BenchPage,
  { origin, slowdown, frameworkFile, open = openWithRunner }: FreshnessContext,
): Promise<Load> {
  const page = await open(browser);
  try {
    await page.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.prepare(`window.shownAt = (${whenPainted})(${isThere})`);
    await page.navigate(origin + path);
    const shownAt = await page.run<number>('window.shownAt');
    const mainThread = await processorTime(page);
    await page.run(`(${silence})()`);
    const past = await page.run<LookBack>(`(${lookBack})(${JSON.stringify({ shownAt, frameworkFile })})`);
    return { shownAt, mainThread, ...past };
  } finally {
    await page.close();
  }
}

type Metrics = { readonly metrics: readonly { readonly name: string; readonly value: number }[] };

async function processorTime(page: OpenedPage): Promise<number> {
  const { metrics } = await page.send<Metrics>('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** Runs in the page. A change is on screen once the frame after it is done, which is when its next task runs. */
function whenPainted(isThere: () => boolean): Promise<number> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const afterFrame = new MessageChannel();
        afterFrame.port1.onmessage = () => resolve(performance.now());
        afterFrame.port2.postMessage(null);
      });
    });
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['aria-busy', 'data-grade', 'data-state', 'd'],
    });
  });
}

/** Runs in the page: until nothing has finished loading for half a second. What takes longer than that is not waited for. */
async function silence(): Promise<void> {
  const finished = () => performance.getEntriesByType('resource').length;
  for (let before = -1; before !== finished(); ) {
    before = finished();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

type LookBack = Awaited<ReturnType<typeof lookBack>>;

/** Runs in the page, after the fact, so that watching costs the load nothing. */
async function lookBack({ shownAt, frameworkFile }: { shownAt: number; frameworkFile: string }) {
  const recorded = (type: string): Promise<PerformanceEntryList> =>
    new Promise((resolve) => {
      new PerformanceObserver((list, observer) => {
        observer.disconnect();
        resolve(list.getEntries());
      }).observe({ type, buffered: true });
      // An observer without entries is never called.
      setTimeout(() => resolve([]), 100);
    });
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const questions = resources.filter(({ name }) => name.includes('/api/v1/'));
  const scripts = resources.filter(({ name, responseEnd }) => /\.js$/.test(name) && responseEnd <= shownAt);
  const shifts = (await recorded('layout-shift')) as (PerformanceEntry & { value: number })[];
  return {
    firstPaintAt: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    firstQuestionAt: questions.length === 0 ? null : Math.min(...questions.map(({ startTime }) => startTime)),
    frameworkArrivedAt: resources.find(({ name }) => name.endsWith(frameworkFile))?.responseEnd ?? null,
    questions: questions.filter(({ startTime }) => startTime <= shownAt).length,
    scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    longTasks: (await recorded('longtask'))
      .filter(({ startTime }) => startTime <= shownAt)
      .map(({ duration }) => duration),
    layoutShift: shifts.reduce((sum, { value }) => sum + value, 0),
  };
}
