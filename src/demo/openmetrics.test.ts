import { expect, test } from 'vitest';
import { durationMs, epochMs, MINUTE, SECOND } from '#compute/units.ts';
import { counter, gauge } from './metric.ts';
import { openMetricsLines } from './openmetrics.ts';
import { clip, SLOW_SCHEDULE } from './schedule.ts';
import { DEMO_NOW } from './timeline.ts';

const lastScrape = clip(SLOW_SCHEDULE, { from: DEMO_NOW, to: DEMO_NOW });

test('a family is named without the suffix of its counters, and the text ends with EOF', () => {
  const source = { labels: { route: '/a"b' }, schedule: lastScrape, restarts: [] };
  const text = [
    ...openMetricsLines({
      families: [
        { name: 'made_total', type: 'counter', series: [counter('made_total', source, () => 150, 100)] },
        { name: 'used', type: 'gauge', series: [gauge('used', {}, lastScrape, () => 1e-7)] },
      ],
    }),
  ].join('');
  expect(text).toBe(
    [
      '# TYPE made counter',
      'made_total{route="/a\\"b"} 1.5 1769817600',
      '# TYPE used gauge',
      'used 1e-07 1769817600',
      '# EOF',
      '',
    ].join('\n'),
  );
});

test('out of phase, a series is sampled later, and never after the end', () => {
  const twoScrapes = clip(SLOW_SCHEDULE, { from: epochMs(DEMO_NOW - 5 * MINUTE), to: DEMO_NOW });
  const clock = gauge('clock', {}, twoScrapes, (time) => time / SECOND);
  const families = [{ name: 'clock', type: 'gauge', series: [clock] }] as const;
  const text = [...openMetricsLines({ families, phase: durationMs(17 * SECOND) })].join('');
  // 1769817600 − 300 + 17.
  expect(text).toBe('# TYPE clock gauge\nclock 1769817317 1769817317\n# EOF\n');
});

test('long series come in blocks of whole lines', () => {
  const long = gauge('used', {}, SLOW_SCHEDULE, () => 1);
  const [, ...blocks] = openMetricsLines({
    families: [{ name: 'used', type: 'gauge', series: [long] }],
  });
  expect(blocks.length).toBeGreaterThan(2);
  expect(blocks.every((block) => block.endsWith('\n'))).toBe(true);
});
