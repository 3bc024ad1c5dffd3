import { type DurationMs, durationMs } from '#compute/units.ts';
import type { DemoSeries, MetricFamily } from './metric.ts';
import { formatValue } from './number-text.ts';
import { scrapesIn, shift } from './schedule.ts';
import { DEMO_NOW, FIRST_SCRAPE } from './timeline.ts';
import { buildWorld } from './world.ts';

/** Characters per block: handing out single lines of some millions would be slow. */
const BLOCK = 65_536;

/**
 * The whole demo world in the OpenMetrics text format, in blocks that end with a line.
 * Series after series, each in the order of time, as promtool wants it:
 * `promtool tsdb create-blocks-from --max-block-duration=720h openmetrics FILE DIR`
 * @param options phase: how much later than on the full minute every scrape happens, as on a real server
 */
export function* openMetricsLines({
  families = buildWorld().families,
  phase = durationMs(0),
}: {
  readonly families?: readonly MetricFamily[];
  readonly phase?: DurationMs;
} = {}): Generator<string, void, undefined> {
  for (const { name, type, series } of families) {
    yield `# TYPE ${type === 'counter' ? name.replace(/_total$/, '') : name} ${type}\n`;
    for (const one of series) yield* samplesOf(one, phase);
  }
  yield '# EOF\n';
}

function* samplesOf(
  { labels, schedule, valueAt }: DemoSeries,
  phase: DurationMs,
): Generator<string, void, undefined> {
  const { __name__: name, ...others } = labels;
  const pairs = Object.entries(others).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  const head = pairs.length === 0 ? `${name} ` : `${name}{${pairs.join(',')}} `;
  let block = '';
  for (const time of scrapesIn(shift(schedule, phase), FIRST_SCRAPE, DEMO_NOW)) {
    block += `${head}${formatValue(valueAt(time))} ${time / 1000}\n`;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
