import { counter, gauge, type MetricFamily } from './metric.ts';
import { NORMAL, PEOPLE, type Rhythm, STEADY, unitsPerDay, volumeOf } from './rhythm.ts';
import { SLOW_SCHEDULE } from './schedule.ts';

const BUDGET_USD = 310;

type Category = { readonly category: string; readonly rhythm: Rhythm; readonly centsPerDay: number };

/** Ten dollars a day; storage costs the same by day and night. */
const CATEGORIES: readonly Category[] = [
  { category: 'compute', rhythm: PEOPLE, centsPerDay: 600 },
  { category: 'network', rhythm: PEOPLE, centsPerDay: 150 },
  { category: 'storage', rhythm: STEADY, centsPerDay: 250 },
];

export function costFamilies(): readonly MetricFamily[] {
  return [
    {
      name: 'cloud_cost_usd_total',
      type: 'counter',
      series: CATEGORIES.map(({ category, rhythm, centsPerDay }) =>
        counter(
          'cloud_cost_usd_total',
          { labels: { category }, schedule: SLOW_SCHEDULE, restarts: [] },
          centsOf(rhythm, centsPerDay),
          100,
        ),
      ),
    },
    {
      name: 'cloud_budget_usd',
      type: 'gauge',
      series: [gauge('cloud_budget_usd', { period: '30d' }, SLOW_SCHEDULE, () => BUDGET_USD)],
    },
  ];
}

function centsOf(rhythm: Rhythm, perDay: number): (time: number) => number {
  const volume = volumeOf(rhythm);
  const unit = unitsPerDay(rhythm) * NORMAL;
  return (time) => Math.floor((perDay * volume(time)) / unit);
}
