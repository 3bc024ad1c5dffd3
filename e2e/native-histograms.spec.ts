import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { shareAtMost } from '#compute/bucket-fraction.ts';
import { bucketQuantile } from '#compute/bucket-quantile.ts';
import { durationMs, epochMs, HOUR, MINUTE, SECOND } from '#compute/units.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { ask as answer } from '#scorecard/answers/run-query.ts';
import { bucketsOf } from '#scorecard/indicators/buckets-of.ts';
import { AT, open, readTable, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { NATIVE_WORLD } from './native-world.ts';
import { reportOf } from './report-command.ts';
import { makeDemoDist } from './servers/demo-dist.ts';
import { startCompanyPreview } from './servers/preview.ts';
import { startPrometheus } from './servers/prometheus.ts';
import { remoteWrite } from './servers/remote-write.ts';
import type { Server } from './servers/server.ts';

const METRIC = 'http_request_duration_seconds';
const ALL = `sum(increase(${METRIC}[10m]))`;
const BY_ROUTE = `sum by (route) (increase(${METRIC}[10m]))`;
const TEMPLATE = `sum(increase(${METRIC}{$filters}[$window]))`;

const latency = (settings: object) => ({
  pillar: 'performance',
  kind: 'quantile',
  query: TEMPLATE,
  unit: 'seconds',
  window: '10m',
  direction: 'atMost',
  ...settings,
});
const share = (settings: object) => ({
  ...latency({ kind: 'share', side: 'atMost', unit: 'ratio', direction: 'atLeast', boundUnit: 'seconds' }),
  ...settings,
});

const SCORECARD = {
  version: 1,
  title: 'Shop',
  prometheus: { url: './prometheus', scrapeInterval: '1m' },
  pillars: [{ id: 'performance', title: 'Performance', headline: 'p95' }],
  indicators: [
    latency({ id: 'p50', title: 'Latency (P50)', short: 'P50', q: 0.5, target: 1 }),
    latency({ id: 'p95', title: 'Latency (P95)', short: 'P95', q: 0.95, target: 1 }),
    latency({ id: 'native_p95', title: 'Latency, native (P95)', kind: 'nativeQuantile', q: 0.95, target: 1 }),
    share({ id: 'at_bound', title: 'Within 250 ms', bound: 0.25, target: 0.2 }),
    share({ id: 'inside', title: 'Within 200 ms', bound: 0.2, target: 0.2 }),
    share({
      id: 'by_route',
      title: 'Within 250 ms, by route',
      query: `sum by (route) (increase(${METRIC}{$filters}[$window]))`,
      bound: 0.25,
      groupBy: 'route',
      target: 0.2,
    }),
  ],
  breakdown: {
    latency: 'p95',
    buckets: `sum by ($by) (increase(${METRIC}{$filters}[$window]))`,
    by: 'route',
  },
  views: { executive: ['p95'], operations: ['p95'], engineering: [], charts: [] },
};

/** A Prometheus with native histograms alone, and the page in front of it. */
async function startNative(): Promise<Server & { readonly app: string; readonly config: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'pillars-native-'));
  const dist = join(folder, 'dist');
  makeDemoDist(dist);
  const config = join(dist, 'scorecard.json');
  writeFileSync(config, JSON.stringify(SCORECARD));
  const flags = ['--enable-feature=native-histograms', '--web.enable-remote-write-receiver'];
  const prometheus = await startPrometheus(folder, dist, { flags });
  const page = await startCompanyPreview(prometheus.url, dist);
  const stop = async () => {
    await page.stop();
    await prometheus.stop();
    rmSync(folder, { recursive: true });
  };
  await remoteWrite(prometheus.url, NATIVE_WORLD).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url: prometheus.url, app: page.url, config, stop };
}

test.describe.configure({ mode: 'serial' });
let native: Awaited<ReturnType<typeof startNative>>;
test.beforeAll(async () => {
  native = await startNative();
});
test.afterAll(() => native.stop());

/** The one number that the server computes itself. */
async function served(expr: string, at: number = DEMO_NOW): Promise<number> {
  const response = await createPrometheusClient({ baseUrl: native.url }).query(expr, epochMs(at));
  expect(response.data, expr).toHaveLength(1);
  return response.data[0]?.value ?? Number.NaN;
}

const near = (actual: number, expected: number, what: string) =>
  expect(Math.abs(actual - expected), what).toBeLessThanOrEqual(1e-9 * Math.abs(expected));

// This server, 2.42, interpolates linearly in every bucket, so that linearly both have to be the same.
test('buckets, their counts and their sums over schemas are the server’s own', async () => {
  const client = createPrometheusClient({ baseUrl: native.url });
  const query = { shape: 'samples', expr: ALL, reads: 'buckets' } as const;
  const { samples, warnings } = await answer(client, query, epochMs(DEMO_NOW));
  expect(warnings).toEqual([]);
  const buckets = bucketsOf(samples);
  near(bucketQuantile(0.5, buckets).count, await served(`histogram_count(${ALL})`), 'count');
  for (const q of [0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]) {
    near(bucketQuantile(q, buckets).value, await served(`histogram_quantile(${q}, ${ALL})`), `P${q * 100}`);
  }
  for (const bound of [0.01, 0.03125, 0.05, 0.1, 0.125, 0.2, 0.25, 0.3, 0.5, 1, 1.7, 2]) {
    const fraction = await served(`histogram_fraction(-Inf, ${bound}, ${ALL})`);
    near(shareAtMost(bound, buckets).share, fraction, `share up to ${bound}`);
  }
});

test('so are the tiles of a range, each for itself', async () => {
  const client = createPrometheusClient({ baseUrl: native.url });
  const query = {
    shape: 'tiles',
    expr: ALL,
    span: HOUR,
    step: durationMs(10 * MINUTE),
    reads: 'buckets',
  } as const;
  const { series } = await answer(client, query, epochMs(DEMO_NOW));
  const times = [...(series[0]?.times ?? [])];
  expect(times).toHaveLength(6);
  for (const [tile, time] of times.entries()) {
    const samples = series.map(({ labels, values }) => ({
      labels,
      time: epochMs(time),
      value: values[tile] ?? Number.NaN,
    }));
    const expected = await served(`histogram_quantile(0.9, ${ALL})`, time);
    near(bucketQuantile(0.9, bucketsOf(samples)).value, expected, `tile ${tile}`);
  }
});

test('the figures of the command lie in the buckets of the server’s, and are its shares at a bound', async () => {
  const { indicators } = await reportOf(native.url, ['--config', native.config, '--at', AT]);
  const figure = (id: string) => {
    const found = indicators.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no ${id} in the report`);
    return found;
  };
  const count = await served(`histogram_count(${ALL})`);
  for (const [id, q] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['native_p95', 0.95],
  ] as const) {
    const { value, n, status } = figure(id);
    const own = await served(`histogram_quantile(${q}, ${ALL})`);
    // Both in one bucket of one doubling, wherever each of them places the value inside.
    expect(Math.ceil(Math.log2(Number(value))), id).toBe(Math.ceil(Math.log2(own)));
    near(n ?? Number.NaN, count, `${id}: observations`);
    expect(status, id).not.toBe('No data');
  }
  expect(figure('native_p95').value).toBe(figure('p95').value);
  near(
    Number(figure('at_bound').value),
    await served(`histogram_fraction(-Inf, 0.25, ${ALL})`),
    'at a bound',
  );
  const inside = Number(figure('inside').value);
  expect(inside).toBeGreaterThanOrEqual(await served(`histogram_fraction(-Inf, 0.125, ${ALL})`));
  expect(inside).toBeLessThanOrEqual(await served(`histogram_fraction(-Inf, 0.25, ${ALL})`));
  const worst = await served(`min(histogram_fraction(-Inf, 0.25, ${BY_ROUTE}))`);
  near(Number(figure('by_route').value), worst, 'the worst route');
});

const map = (page: Page) => page.locator('[data-chart="Latency distribution"]');

test('the page draws them over time and breaks them down by label', async ({ page }) => {
  await open(page, native.app, { view: 'operations', window: '1h', at: AT });
  await expect(map(page)).toHaveAttribute('data-state', 'ready');
  const plot = map(page).getByRole('application');
  await plot.focus();
  await page.keyboard.press('End');
  const text = withSpaces((await map(page).locator('[data-part="heat-cell"]').textContent()) ?? '');
  const [, all] = /[\d,.]+ of ([\d,.]+) \(/.exec(text) ?? [];
  const legend = withSpaces((await map(page).locator('[data-part="heat-legend"]').textContent()) ?? '');
  const [, minutes] = /Requests in (\d+) min/.exec(legend) ?? [];
  const end = Math.floor(DEMO_NOW / (Number(minutes) * MINUTE)) * Number(minutes) * MINUTE;
  const expected = await served(`histogram_count(sum(increase(${METRIC}[${minutes}m])))`, end);
  expect(Number(all?.replaceAll(',', ''))).toBe(Math.round(expected));

  const rows = await readTable(page, 'Breakdown by route');
  expect(rows.map(([name]) => name).sort()).toEqual(['/pay', '/search']);
  for (const [name, perSecond] of rows) {
    const counted = await served(`histogram_count(sum(increase(${METRIC}{route="${name}"}[1h])))`);
    expect(Number.parseFloat(perSecond ?? ''), name).toBeCloseTo(counted / (HOUR / SECOND), 1);
  }
});
