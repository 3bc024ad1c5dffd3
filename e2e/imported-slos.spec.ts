import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AT } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { askOracle, type Oracle } from './oracles.ts';
import { reportOf, runInit } from './report-command.ts';

const OPEN_SLO = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: api-availability
spec:
  service: api
  indicator:
    metadata:
      name: api-availability
    spec:
      ratioMetric:
        counter: true
        bad:
          metricSource:
            type: Prometheus
            spec:
              query: http_requests_total{service="api",status=~"5.."}
        total:
          metricSource:
            type: Prometheus
            spec:
              query: http_requests_total{service="api"}
  timeWindow:
    - duration: 4w
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.995
`;

const SLOTH = `version: prometheus/v1
service: all
slos:
  - name: availability
    objective: 99.9
    sli:
      events:
        error_query: sum(rate(http_requests_total{status=~"(5..|429)"}[{{.window}}]))
        total_query: sum(rate(http_requests_total[{{.window}}]))
`;

const PYRRA = `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: fast
  namespace: monitoring
spec:
  target: "90"
  window: 1w
  indicator:
    latency:
      success:
        metric: http_request_duration_seconds_bucket{service="api",le="0.2"}
      total:
        metric: http_request_duration_seconds_count{service="api"}
`;

const share = (part: string, all: string, window: string): string =>
  `sum(increase(${part}[${window}])) / sum(increase(${all}[${window}]))`;

/** What the server makes of the same counters, over the windows of the specifications; Sloth takes 30 days. */
const ORACLES: readonly Oracle[] = [
  {
    indicator: 'api_api_availability',
    expr: `1 - ${share('http_requests_total{service="api",status=~"5.."}', 'http_requests_total{service="api"}', '4w')}`,
  },
  {
    indicator: 'all_availability',
    expr: `1 - ${share('http_requests_total{status=~"5..|429"}', 'http_requests_total', '30d')}`,
  },
  {
    indicator: 'fast',
    expr: share(
      'http_request_duration_seconds_bucket{service="api",le=~"0.2|0.20"}',
      'http_request_duration_seconds_count{service="api"}',
      '1w',
    ),
  },
];

test('SLOs of OpenSLO, Sloth and Pyrra are figures that the server itself confirms', async ({
  addresses,
  request,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'pillars-slos-'));
  try {
    const files = Object.entries({ 'openslo.yml': OPEN_SLO, 'sloth.yml': SLOTH, 'pyrra.yml': PYRRA }).map(
      ([name, text]) => {
        writeFileSync(join(folder, name), text);
        return join(folder, name);
      },
    );
    const init = await runInit([
      ...files.flatMap((file) => ['--import', file]),
      ...['--prometheus', addresses.prometheus, '--name', 'Imported'],
    ]);
    expect(init.code, init.stderr).toBe(0);
    const config = join(folder, 'scorecard.json');
    writeFileSync(config, init.stdout);

    const { indicators } = await reportOf(addresses.prometheus, ['--config', config, '--at', AT]);
    expect(indicators.map(({ id }) => id).sort()).toEqual(ORACLES.map(({ indicator }) => indicator).sort());
    for (const oracle of ORACLES) {
      const value = await askOracle(request, addresses.prometheus, oracle);
      expect(value, oracle.expr).not.toBeNull();
      const shown = indicators.find(({ id }) => id === oracle.indicator);
      expect(shown?.value, oracle.indicator).toBeCloseTo(value ?? Number.NaN, 9);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
