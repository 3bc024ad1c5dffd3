import type { UrlState } from '#url/url-state.ts';
import { changeUrlState } from '#url/use-url-state.ts';

/** Goes to a page and to a chart on it. The page, once there, shows the chart by itself. */
export function goToChart(change: Partial<UrlState>, hash: string): void {
  changeUrlState(change, { hash });
  showAnchor();
}

/** Brings what the address names by its hash into sight, and the keyboard with it. */
export function showAnchor(): void {
  const { hash } = window.location;
  if (!hash.startsWith('#chart-')) return;
  const place = document.getElementById(hash.slice(1));
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}

/** Brings the first chart of the page into sight, and the keyboard with it: a list that zooms lies far below. */
export function showFirstChart(): void {
  const chart = document.querySelector('main [data-chart]');
  chart?.scrollIntoView({ block: 'start' });
  chart?.querySelector<HTMLElement>('[role="application"]')?.focus({ preventScroll: true });
}

/** The id of the place on a pillar's page where an indicator is drawn over time. */
export const chartAnchor = (indicator: string): string => `chart-${indicator}`;
