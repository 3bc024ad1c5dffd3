import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { epochMs, MINUTE, SECOND } from '#compute/units.ts';
import { type Preset, presetSchema } from '#discovery/preset.ts';
import { samplesOf } from '#discovery/sample-names.ts';
import { formatInstant } from '#scorecard/calendar/instant.ts';
import { ROOT } from '../scripts/run.mjs';
import { grade, open } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask, askOracle, type Oracle } from './oracles.ts';
import { reportOf, runInit } from './report-command.ts';
import { startDistCopy } from './servers/dist-copy.ts';
import {
  startInstalledExporters,
  startOpenTelemetryApp,
  startPromClientApp,
  startPrometheusOn,
} from './servers/exporters.ts';

/** How often the targets were scraped at least, and how many failures were counted. */
const SCRAPED = 'label_replace(min(count_over_time(up[5m])), "of", "scrapes", "", "")';
const FAILED = ['http_requests_total{code="500"}', 'http_server_request_duration_count{error_type="500"}']
  .map(
    (selector) =>
      `label_replace(sum(increase(${selector}[5m])) or vector(0), "of", "${selector.split('{')[0]}", "", "")`,
  )
  .join(' or ');
const GREEN: readonly (string | null)[] = ['Met', 'Exceeding'];

const presetOf = (id: string): Preset =>
  v.parse(presetSchema, JSON.parse(readFileSync(join(ROOT, `src/discovery/presets/${id}.json`), 'utf8')));

/** The names of the samples that an indicator of a preset reads, each part with all it may be called. */
function partsOf(preset: Preset, indicator: Preset['indicators'][number]): readonly (readonly string[])[] {
  const text = JSON.stringify(indicator);
  return Object.entries(preset.metrics).flatMap(([part, { names, type }]) =>
    text.includes(`<${part}>`) ? [names.flatMap((name) => samplesOf(name, type))] : [],
  );
}

/** What the server itself makes of what the services and exporters wrote. */
const ORACLES: readonly Oracle[] = [
  {
    indicator: 'http_availability',
    expr: 'sum(increase(http_requests_total{code=~"2.."}[5m])) / sum(increase(http_requests_total{code=~"2..|5.."}[5m]))',
  },
  {
    indicator: 'otel_http_server_availability',
    expr: 'sum(increase(http_server_request_duration_count{http_response_status_code="200"}[5m])) / sum(increase(http_server_request_duration_count{http_response_status_code=~"2..|5.."}[5m]))',
  },
  { indicator: 'nodejs_eventloop_lag_p99', expr: 'max(nodejs_eventloop_lag_p99_seconds)' },
  { indicator: 'scrape_availability', expr: 'avg(avg_over_time(up[5m]))' },
  // The one that is not there.
  { indicator: 'scrape_targets_down', expr: '1' },
];

test('services and exporters as they are in the field: what init proposes is true, and green only with evidence', async ({
  page,
  request,
  stopAfter,
}) => {
  const services = [stopAfter(await startPromClientApp()), stopAfter(await startOpenTelemetryApp())] as const;
  const installed = (await startInstalledExporters(services[0])).map(stopAfter);
  const begin = Date.now();
  const server = stopAfter(await startPrometheusOn([...services, ...installed]));
  await expect
    .poll(async () => {
      for (const path of ['orders', 'orders', 'orders', 'orders', 'unknown', 'broken']) {
        for (const { url } of services) await request.get(`${url}/${path}`);
      }
      const [counted] = await ask(request, server.url, `min(${SCRAPED} or ${FAILED})`, epochMs(Date.now()));
      return Number(counted?.value[1] ?? 0);
    }, 'scrapes of each target, and failures of each service')
    .toBeGreaterThanOrEqual(8);

  const instant = epochMs(Math.floor(Date.now() / SECOND) * SECOND);
  const at = formatInstant(instant);
  const init = await runInit(['--prometheus', server.url, '--at', at, '--name', 'Field']);
  expect(init.code, init.stderr).toBe(0);
  const file = JSON.parse(init.stdout);
  const proposed: readonly { id: string; target?: unknown; confirmed?: boolean }[] = file.indicators;
  const [figures = '', notes = ''] = init.stderr.split('Left out or limited:');

  // Whatever an exporter writes is proposed, or left out with a reason.
  const { data } = await (await request.get(`${server.url}/api/v1/label/__name__/values`)).json();
  const names: readonly string[] = data;
  const known = [...services, ...installed].flatMap(({ presets }) => presets);
  const missed = [...known, 'prometheus-itself', 'scrape-targets']
    .map(presetOf)
    .flatMap((preset) =>
      preset.indicators.filter(
        (indicator) =>
          partsOf(preset, indicator).every((part) => part.some((name) => names.includes(name))) &&
          !proposed.some(({ id }) => id === indicator.id) &&
          !notes.includes(`${indicator.title}: `),
      ),
    );
  expect(missed.map(({ id }) => id)).toEqual([]);
  for (const id of known) {
    const ids = presetOf(id).indicators.map((indicator) => indicator.id);
    expect(
      proposed.filter((one) => ids.includes(one.id)),
      `of ${id}: ${init.stderr}`,
    ).not.toEqual([]);
  }
  // Nobody has said yet that these are their targets.
  expect(
    proposed.filter(({ target, confirmed }) => (target === undefined) === (confirmed === false)),
  ).toEqual([]);

  const app = stopAfter(await startDistCopy(server.url));
  const config = join(app.folder, 'scorecard.json');
  writeFileSync(config, init.stdout.replace(`"${server.url}"`, '"./prometheus"'));
  const report = await reportOf(server.url, ['--config', config, '--at', at]);
  const { indicators } = report;
  // No figure without a reason, here and in what init said.
  expect(indicators.filter(({ value, reasons }) => value === null && reasons.length === 0)).toEqual([]);
  expect(figures).toMatch(/\| – No data \| Less than half of the window is known: /);
  expect(figures).not.toMatch(/\| – No data \| target/);
  // The server has known its targets for less than half of any window.
  const knownFor = Date.now() - begin;
  const green = indicators.filter(({ window, status }) => window !== null && GREEN.includes(status));
  if (knownFor < 2 * MINUTE) expect(green).toEqual([]);
  expect(green.filter(({ status }) => status === 'Exceeding')).toEqual([]);

  for (const oracle of ORACLES) {
    const value = await askOracle(request, server.url, oracle, instant);
    expect(value, oracle.expr).not.toBeNull();
    const shown = indicators.find(({ id }) => id === oracle.indicator);
    // A level stands as it is. Of a window whose first two minutes are not over, nothing is known.
    const isUnknown = shown?.window !== null && shown?.reasons.includes('insufficient-coverage');
    if (isUnknown && shown?.value === null) expect(shown.status, oracle.indicator).toBe('No data');
    else expect(shown?.value, oracle.indicator).toBeCloseTo(value ?? Number.NaN, 9);
  }
  // A fifth of the valid requests failed, and a target is gone.
  for (const id of ['http_availability', 'otel_http_server_availability', 'scrape_availability']) {
    expect(['Missed', 'No data'], id).toContain(indicators.find((one) => one.id === id)?.status);
  }

  const { letter } = report.overall;
  if (letter !== null) expect(init.stderr).toContain(`nobody has confirmed yet: ${letter}`);
  await open(page, app.url, { at });
  await expect(grade(page)).toContainText(letter ?? '–');
});
