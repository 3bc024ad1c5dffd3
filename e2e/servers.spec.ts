import { DEMO_NOW } from '#demo/timeline.ts';
import { expect, test } from './fixtures.ts';
import { startPreview } from './servers/preview.ts';

const METRIC_NAMES = '/api/v1/label/__name__/values?start=0';

test('the real Prometheus holds the demo world', async ({ addresses, request }) => {
  const { data } = await (await request.get(addresses.prometheus + METRIC_NAMES)).json();
  expect(data).toContain('http_requests_total');
});

test('VictoriaMetrics holds every sample that Prometheus holds', async ({ addresses, request }) => {
  const { prometheus, victoria } = addresses;
  test.skip(victoria === null, 'VictoriaMetrics is not installed');
  const samplesIn = async (server: string, metric: string): Promise<string> => {
    const params = { query: `sum(count_over_time(${metric}[91d]))`, time: DEMO_NOW / 1000 };
    const { data } = await (await request.get(`${server}/api/v1/query`, { params })).json();
    return data.result[0].value[1];
  };
  const { data: metrics } = await (await request.get(prometheus + METRIC_NAMES)).json();
  for (const metric of metrics) {
    expect(await samplesIn(victoria?.server ?? '', metric), metric).toBe(await samplesIn(prometheus, metric));
  }
});

test('Prometheus itself serves the app at /user/', async ({ addresses, page }) => {
  await page.goto(`${addresses.prometheus}/user/`);
  await expect(page).toHaveTitle(/Operational Excellence/);
});

test('npm start with PROMETHEUS_URL points the scorecard at the server and forwards to it', async ({
  addresses,
  request,
  stopAfter,
}) => {
  const { url } = stopAfter(await startPreview(addresses.prometheus));
  const scorecard = await (await request.get(`${url}/scorecard.json`)).json();
  expect(scorecard.prometheus.url).toBe('./prometheus');
  const { data } = await (await request.get(`${url}/prometheus${METRIC_NAMES}`)).json();
  expect(data).toContain('http_requests_total');
});

test("npm start leaves the server's own pages to the server", async ({ addresses, request, stopAfter }) => {
  const { url } = stopAfter(await startPreview(addresses.prometheus));
  const answer = await request.get(`${url}/prometheus/graph?g0.expr=up`, { maxRedirects: 0 });
  expect(answer.status()).toBe(302);
  expect(answer.headers().location).toBe(`${addresses.prometheus}/graph?g0.expr=up`);
});
