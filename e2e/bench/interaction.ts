import type { CDPSession, Page } from '@playwright/test';

/** One drag across the latency chart and its release. All times in milliseconds. */
export type Zoomed = {
  /** From the release to the figures of the new span being in the document, and on screen. */
  readonly figures: number;
  readonly figuresPainted: number;
  /** The same of the three lines. */
  readonly lines: number;
  readonly linesPainted: number;
  /** The last change of the chart's drawing before everything was quiet: the lines of what the server answered. */
  readonly lastChange: number;
  /** From the last move before the release to the figures of the selection. */
  readonly dragFigures: number;
};

/** One sweep of the pointer over the chart. */
export type Swept = {
  /** Processor time of the main thread for each move. */
  readonly work: number;
  /** Between one frame and the next: the median and the longest. */
  readonly frame: number;
  readonly longestFrame: number;
};

const PLOT = '[data-chart="Latency"] [role="application"]';
const MOVES = 60;

/** Runs in the page: notes when what a reader looks for has changed after the pointer did something. */
function watch(): void {
  type Mark = { document: number; painted: number };
  type Marks = {
    move: number;
    moved: number;
    up: number;
    figures: Mark | null;
    lines: Mark | null;
    lastChange: number;
  };
  const marks: Marks = { move: 0, moved: 0, up: 0, figures: null, lines: null, lastChange: 0 };
  Object.assign(window, { marks });
  window.addEventListener('pointermove', ({ timeStamp }) => Object.assign(marks, { move: timeStamp }), true);
  window.addEventListener('pointerup', ({ timeStamp }) => Object.assign(marks, { up: timeStamp }), true);
  const mark = (): Mark => {
    const made = { document: performance.now(), painted: Number.NaN };
    requestAnimationFrame(() => {
      // Before any other task: what the page does after its frame is not what the reader sees in it.
      void window.scheduler.postTask(
        () => {
          made.painted = performance.now();
        },
        { priority: 'user-blocking' },
      );
    });
    return made;
  };
  const figures = document.querySelector('[data-part="span-figures"]');
  const lines = document.querySelector('[data-chart="Latency"]');
  if (figures === null || lines === null) throw new Error('the page has no latency chart');
  new MutationObserver(() => {
    if (marks.up === 0) marks.moved = performance.now();
    else marks.figures ??= mark();
  }).observe(figures, { subtree: true, childList: true, characterData: true, attributes: true });
  // A line may be changed, or another one put in its place.
  const isLine = ({ target, addedNodes }: MutationRecord) =>
    [target, ...addedNodes].some(
      (node) =>
        node instanceof Element &&
        (node.matches('path[data-line]') || node.querySelector('path[data-line]') !== null),
    );
  const isDrawing = ({ target }: MutationRecord) =>
    target instanceof Element && target.closest('[data-plot]') !== null;
  new MutationObserver((records) => {
    if (marks.up === 0) return;
    if (records.some((record) => isDrawing(record) && isLine(record))) marks.lines ??= mark();
    if (records.some(isDrawing)) marks.lastChange = performance.now();
  }).observe(lines, { subtree: true, childList: true, attributes: true });
}

/** Zooms in by a drag with the real pointer, from one share of the plot's width to another. */
export async function zoomIn(page: Page, from: number, to: number): Promise<Zoomed> {
  const box = await page.locator(PLOT).boundingBox();
  if (box === null) throw new Error('the chart has no box');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, y, { steps: 8 });
  await page.waitForTimeout(200);
  await page.evaluate(watch);
  await page.mouse.move(box.x + box.width * to + 12, y);
  await page.waitForTimeout(200);
  await page.mouse.up();
  await page.waitForFunction(() => {
    const { marks } = window as unknown as { marks: Record<'figures' | 'lines', { painted: number } | null> };
    return (marks.figures?.painted ?? 0) > 0 && (marks.lines?.painted ?? 0) > 0;
  });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  return page.evaluate(() => {
    type Mark = { document: number; painted: number };
    const { marks } = window as unknown as {
      marks: { move: number; moved: number; up: number; figures: Mark; lines: Mark; lastChange: number };
    };
    const { move, moved, up, figures, lines, lastChange } = marks;
    return {
      figures: figures.document - up,
      figuresPainted: figures.painted - up,
      lines: lines.document - up,
      linesPainted: lines.painted - up,
      lastChange: lastChange - up,
      dragFigures: moved - move,
    };
  });
}

/** Moves the pointer over the whole chart, once a frame. */
export async function sweep(page: Page, devtools: CDPSession): Promise<Swept> {
  const box = await page.locator(PLOT).boundingBox();
  if (box === null) throw new Error('the chart has no box');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.1, y);
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames, isSweeping: true });
    const note = (time: number) => {
      frames.push(time);
      if ((window as unknown as { isSweeping: boolean }).isSweeping) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const before = await processorTime(devtools);
  for (let move = 1; move <= MOVES; move += 1) {
    await page.mouse.move(box.x + box.width * (0.1 + (0.75 * move) / MOVES), y);
  }
  const work = ((await processorTime(devtools)) - before) / MOVES;
  const gaps = await page.evaluate(() => {
    const state = window as unknown as { frames: number[]; isSweeping: boolean };
    state.isSweeping = false;
    return state.frames.slice(1).map((time, index) => time - (state.frames[index] ?? time));
  });
  await page.mouse.move(box.x, box.y - 40);
  const sorted = gaps.toSorted((a, b) => a - b);
  return {
    work,
    frame: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    longestFrame: sorted.at(-1) ?? Number.NaN,
  };
}

async function processorTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}
