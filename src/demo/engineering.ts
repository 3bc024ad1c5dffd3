import { DAY, epochMs } from '#compute/units.ts';
import { latencyHistogram } from './latency-histogram.ts';
import { loadOf, type Share } from './load.ts';
import { type DemoSeries, gauge, type MetricFamily, stepwise } from './metric.ts';
import { PEOPLE } from './rhythm.ts';
import { SLOW_SCHEDULE } from './schedule.ts';
import { DEMO_NOW, restartsOf, SLOW_SOLVER } from './timeline.ts';

const daysAgo = (days: number) => epochMs(DEMO_NOW - days * DAY);

/** Values as of 90, 62, 33 and 11.5 days ago. */
const COVERAGE = [
  { repository: 'api', kind: 'line', values: [0.938, 0.944, 0.947, 0.95] },
  { repository: 'api', kind: 'branch', values: [0.902, 0.908, 0.911, 0.915] },
  { repository: 'web', kind: 'line', values: [0.951, 0.951, 0.958, 0.962] },
  { repository: 'web', kind: 'branch', values: [0.917, 0.918, 0.926, 0.929] },
  { repository: 'worker', kind: 'line', values: [0.969, 0.972, 0.97, 0.971] },
  { repository: 'worker', kind: 'branch', values: [0.94, 0.944, 0.943, 0.945] },
] as const;

/** Runs in a minute of normal load, and the shares of them that take longer than .05, .1, .2 and .5 s. */
const SOLVERS: readonly { solver: string; perMinute: number; slower: readonly Share[] }[] = [
  {
    solver: 'layout',
    perMinute: 12,
    slower: [{ ppm: 300_000 }, { ppm: 40_000 }, { ppm: 0 }, { ppm: 0 }],
  },
  {
    solver: 'routing',
    perMinute: 8,
    slower: [
      { ppm: 550_000 },
      { ppm: 150_000 },
      { ppm: 0, episodes: [{ ...SLOW_SOLVER, ppm: 30_000 }] },
      { ppm: 0 },
    ],
  },
  {
    solver: 'schedule',
    perMinute: 5,
    slower: [{ ppm: 420_000 }, { ppm: 90_000 }, { ppm: 0 }, { ppm: 0 }],
  },
];

const SOLVER_BOUNDS = [
  { le: '0.05', typicalMs: 30 },
  { le: '0.1', typicalMs: 75 },
  { le: '0.2', typicalMs: 130 },
  { le: '0.5', typicalMs: 260 },
];
const SLOWEST_SOLVER_MS = 700;

export function engineeringFamilies(): readonly MetricFamily[] {
  return [
    { name: 'test_coverage_ratio', type: 'gauge', series: coverage() },
    { name: 'solver_duration_seconds', type: 'histogram', series: solvers() },
  ];
}

function coverage(): readonly DemoSeries[] {
  return COVERAGE.map(({ repository, kind, values: [start, second, third, now] }) =>
    gauge(
      'test_coverage_ratio',
      { repository, kind },
      SLOW_SCHEDULE,
      stepwise(start, [
        [daysAgo(62), second],
        [daysAgo(33), third],
        [daysAgo(11.5), now],
      ]),
    ),
  );
}

function solvers(): readonly DemoSeries[] {
  return SOLVERS.flatMap(({ solver, perMinute, slower }) =>
    latencyHistogram(
      'solver_duration_seconds',
      { labels: { solver }, schedule: SLOW_SCHEDULE, restarts: restartsOf('worker') },
      loadOf(PEOPLE, perMinute),
      SOLVER_BOUNDS.map((bound, index) => ({ ...bound, beyond: slower[index] ?? { ppm: 0 } })),
      SLOWEST_SOLVER_MS,
    ),
  );
}
