import { costFamilies } from './cost.ts';
import { engineeringFamilies } from './engineering.ts';
import { httpFamilies } from './http-traffic.ts';
import { incidentFamilies } from './incidents.ts';
import type { DemoSeries, MetricFamily } from './metric.ts';
import { platformFamilies } from './platform.ts';
import { projectFamilies } from './projects.ts';
import { securityFamilies } from './security.ts';

/** One synthetic company: what its Prometheus would hold. */
type World = {
  /** By name. */
  readonly families: readonly MetricFamily[];
  readonly series: readonly DemoSeries[];
};

/** Builds the company from nothing but code: no clock, no randomness, no stored samples. */
export function buildWorld(): World {
  const families = [
    ...costFamilies(),
    ...engineeringFamilies(),
    ...httpFamilies(),
    ...incidentFamilies(),
    ...platformFamilies(),
    ...projectFamilies(),
    ...securityFamilies(),
  ].sort((one, other) => (one.name < other.name ? -1 : 1));
  return { families, series: families.flatMap(({ series }) => series) };
}
