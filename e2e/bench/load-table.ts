import { sampleQuantile } from '#compute/sample-quantile.ts';
import { type BenchPage, EMPTY_PAGE } from './bench-pages.ts';
import type { Load } from './cold-load.ts';

/** All loads of one page under one slowdown. */
export type Runs = { readonly page: BenchPage; readonly slowdown: number; readonly loads: readonly Load[] };

const median = (values: readonly number[]): number => sampleQuantile(values, 0.5).value;
const ms = (value: number): string => `${Math.round(value)} ms`;
const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;
const shown = (loads: readonly Load[]): number[] => loads.map(({ shownAt }) => shownAt);

/** The median of a page's times divided by that of the empty page in the same run. */
export function ratioToEmpty(all: readonly Runs[], { slowdown, loads }: Runs): number {
  const empty = all.find((runs) => runs.page === EMPTY_PAGE && runs.slowdown === slowdown);
  return median(shown(loads)) / median(shown(empty?.loads ?? []));
}

const isWithinLimit = (all: readonly Runs[], runs: Runs): boolean =>
  ratioToEmpty(all, runs) <= (runs.page.limit ?? Number.POSITIVE_INFINITY);

/** "5 of 6": the rows that have a limit, and keep it. */
export function countWithinLimits(all: readonly Runs[]): string {
  const limited = all.filter(({ page }) => page.limit !== null);
  return `${limited.filter((runs) => isWithinLimit(all, runs)).length} of ${limited.length}`;
}

/** How long it takes, and whether that is within the limit. */
export function timeTable(all: readonly Runs[]): string {
  return table(
    ['processor', 'page', 'on screen', 'median', 'min – max', 'empty page', 'limit'],
    all.map((runs) => {
      const { page, slowdown, loads } = runs;
      const range = `${Math.round(Math.min(...shown(loads)))} – ${ms(Math.max(...shown(loads)))}`;
      const ratio = page.limit === null ? '' : times(ratioToEmpty(all, runs));
      const limit = page.limit === null ? '' : times(page.limit);
      return [speed(slowdown), page.title, page.milestone, ms(median(shown(loads))), range, ratio, limit];
    }),
  );
}

/** Why it takes that long. Every number is a median over the loads. */
export function causeTable(all: readonly Runs[]): string {
  return table(
    [
      'processor',
      'page',
      'first paint',
      'first question',
      'React arrived',
      'questions',
      'main thread',
      'script (gzip)',
      'long tasks',
      'layout shift',
    ],
    all.map(({ page, slowdown, loads }) => {
      const middle = (read: (load: Load) => number): number => median(loads.map(read));
      const known = (read: (load: Load) => number | null): string => {
        const values = loads.flatMap((load) => read(load) ?? []);
        return values.length === 0 ? '–' : ms(median(values));
      };
      const longTasks = middle((load) => load.longTasks.length);
      const longest = middle((load) => Math.max(0, ...load.longTasks));
      return [
        speed(slowdown),
        page.title,
        ms(middle(({ firstPaintAt }) => firstPaintAt)),
        known(({ firstQuestionAt }) => firstQuestionAt),
        known(({ frameworkArrivedAt }) => frameworkArrivedAt),
        String(middle(({ questions }) => questions)),
        ms(middle(({ mainThread }) => mainThread)),
        `${(middle(({ scriptBytes }) => scriptBytes) / 1024).toFixed(1)} KiB`,
        longTasks === 0 ? 'none' : `${longTasks}, longest ${ms(longest)}`,
        middle(({ layoutShift }) => layoutShift).toFixed(3),
      ];
    }),
  );
}

const speed = (slowdown: number): string => (slowdown === 1 ? 'as it is' : `${slowdown} × slower`);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
