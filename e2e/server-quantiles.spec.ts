import type { APIRequestContext } from '@playwright/test';
import { bucketGrid } from '#compute/bucket-grid.ts';
import { gridQuantiles } from '#compute/grid-quantiles.ts';
import type { Series } from '#compute/series.ts';
import { durationMs, epochMs, MINUTE } from '#compute/units.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import type { Grid } from '#prometheus/api-response.ts';
import { decodeSeries } from '#prometheus/decode.ts';
import { expect, test } from './fixtures.ts';

const STEPS = 8600;
const STEP = durationMs(5 * MINUTE);
const GRID: Grid = { start: epochMs(DEMO_NOW - (STEPS - 1) * STEP), end: epochMs(DEMO_NOW), step: STEP };
const QS = [0.5, 0.95, 0.99];

type Server = { readonly request: APIRequestContext; readonly address: string };

async function askRange({ request, address }: Server, query: string): Promise<readonly Series[]> {
  const form = { query, start: GRID.start / 1000, end: GRID.end / 1000, step: GRID.step / 1000 };
  const answer = await request.post(`${address}/api/v1/query_range`, { form });
  return decodeSeries((await answer.json()).data).data;
}

const BUCKETS = [
  'sum by (le) (increase(http_request_duration_seconds_bucket[5m]))',
  'sum by (le) (rate(http_request_duration_seconds_bucket{service="api"}[7m]))',
  'sum by (le) (increase(solver_duration_seconds_bucket[1h]))',
];

for (const buckets of BUCKETS) {
  test(`quantiles of ${buckets} are the server's own, to the last bit`, async ({ request, addresses }) => {
    const server = { request, address: addresses.prometheus };
    const grid = bucketGrid(await askRange(server, buckets), GRID);
    expect(grid.times).toHaveLength(STEPS);
    for (const { q, values } of gridQuantiles(grid, QS).quantiles) {
      const [own] = await askRange(server, `histogram_quantile(${q}, ${buckets})`);
      const served = new Map(Array.from(own?.times ?? [], (time, index) => [time, own?.values[index]]));
      expect(served.size).toBeGreaterThan(STEPS * 0.9);
      const different = [...grid.times].filter(
        (time, row) => !Object.is(values[row], served.get(time) ?? Number.NaN),
      );
      expect(different, `P${q * 100} differs at`).toEqual([]);
    }
  });
}
