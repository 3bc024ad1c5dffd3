import { counter, gauge, type MetricFamily } from './metric.ts';
import { NORMAL, PEOPLE, type Rhythm, STEADY, unitsPerDay, volumeOf } from './rhythm.ts';
import { SLOW_SCHEDULE } from './schedule.ts';
import type { Service } from './timeline.ts';

const BUDGET_USD = 310;

type Item = {
  readonly category: string;
  /** Absent: nobody's in particular. */
  readonly service?: Service;
  readonly rhythm: Rhythm;
  readonly centsPerDay: number;
};

/** Ten dollars a day; storage costs the same by day and night. */
const ITEMS: readonly Item[] = [
  { category: 'compute', service: 'api', rhythm: PEOPLE, centsPerDay: 260 },
  { category: 'compute', service: 'web', rhythm: PEOPLE, centsPerDay: 90 },
  { category: 'compute', service: 'worker', rhythm: PEOPLE, centsPerDay: 250 },
  { category: 'network', service: 'api', rhythm: PEOPLE, centsPerDay: 80 },
  { category: 'network', service: 'web', rhythm: PEOPLE, centsPerDay: 70 },
  { category: 'storage', service: 'api', rhythm: STEADY, centsPerDay: 120 },
  { category: 'storage', service: 'worker', rhythm: STEADY, centsPerDay: 80 },
  { category: 'storage', rhythm: STEADY, centsPerDay: 50 },
];

/** What the same would have cost without, and how much of that was not spent: 60 % and 50 %. */
const SAVINGS = [
  { practice: 'spot', rhythm: PEOPLE, listPrice: 625, saved: 375 },
  { practice: 'tiering', rhythm: STEADY, listPrice: 500, saved: 250 },
] as const;

const savingsOf = (name: string, field: 'listPrice' | 'saved'): MetricFamily => ({
  name,
  type: 'counter',
  series: SAVINGS.map(({ practice, rhythm, [field]: centsPerDay }) =>
    counter(
      name,
      { labels: { practice }, schedule: SLOW_SCHEDULE, restarts: [] },
      centsOf(rhythm, centsPerDay),
      100,
    ),
  ),
});

export function costFamilies(): readonly MetricFamily[] {
  return [
    {
      name: 'cloud_cost_usd_total',
      type: 'counter',
      series: ITEMS.map(({ category, service, rhythm, centsPerDay }) =>
        counter(
          'cloud_cost_usd_total',
          {
            labels: { category, ...(service === undefined ? {} : { service }) },
            schedule: SLOW_SCHEDULE,
            restarts: [],
          },
          centsOf(rhythm, centsPerDay),
          100,
        ),
      ),
    },
    savingsOf('cloud_list_price_usd_total', 'listPrice'),
    savingsOf('cloud_savings_usd_total', 'saved'),
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
