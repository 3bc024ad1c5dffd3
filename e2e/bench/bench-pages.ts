/** One page of the benchmark. */
export type BenchPage = {
  readonly title: string;
  /** Below the site's root. */
  readonly path: string;
  /** Runs in the page, so it knows nothing of this file: whether what counts is in the document. */
  readonly isThere: () => boolean;
  readonly milestone: string;
  /** How many times the empty page's time it may take; null for the empty page itself. */
  readonly limit: number | null;
};

/** What lies below the key figures has its placeholder, and comes after them. */
const figuresAreThere = (): boolean =>
  document.querySelector('[data-grade]:not([data-grade=""])') !== null &&
  document.querySelector('[data-part="key-figures"] data') !== null &&
  document.querySelector('[data-part="key-figures"] [aria-busy="true"]') === null;

const latencyLinesAreThere = (): boolean =>
  document.querySelectorAll('[data-chart="Latency"][data-state="ready"] path[data-line]:not([d=""])')
    .length >= 3;

// The instant of the demo world's last sample; it also keeps the questions the same in every load.
const AT = 'at=2026-01-31T00:00:00Z';

export const EMPTY_PAGE: BenchPage = {
  title: 'empty React page',
  path: '/empty/',
  isThere: () => document.querySelector('h1') !== null,
  milestone: 'its heading',
  limit: null,
};

export const APP_PAGES: readonly BenchPage[] = [
  {
    title: 'executive, own windows',
    path: `/app/?${AT}`,
    isThere: figuresAreThere,
    milestone: 'all figures and the grade',
    limit: 2.5,
  },
  {
    title: 'executive, 30 days',
    path: `/app/?window=30d&${AT}`,
    isThere: figuresAreThere,
    milestone: 'all figures and the grade',
    limit: 2.5,
  },
  {
    title: 'operations, 30 days',
    path: `/app/?view=operations&window=30d&${AT}`,
    isThere: latencyLinesAreThere,
    milestone: 'P50, P95 and P99 drawn',
    limit: 4.5,
  },
];

export const PAGES: readonly BenchPage[] = [EMPTY_PAGE, ...APP_PAGES];
