import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, HOUR, MINUTE } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { ruleFile } from '#rules/rule-file.ts';
import { ruleFileText } from '#rules/rule-file-text.ts';
import { AT } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';
import { checkRules } from './promtool.ts';
import { reportOf } from './report-command.ts';
import { startPrometheusWith } from './servers/storage.ts';
import type { World } from './servers/worlds.ts';

const END = Date.parse(AT);
const OUTAGE_END = END - 6 * HOUR;

/** One outage of an hour, told in many ways. The probe has the labels of the service, and sees it by itself. */
const WORLD: World = {
  name: 'incident-queries',
  madeOf: ['e2e/incident-queries.spec.ts'],
  *lines() {
    const isDown = (at: number) => at > OUTAGE_END - HOUR && at <= OUTAGE_END;
    const families: Readonly<Record<string, (at: number) => number>> = {
      'service_down{job="pay"}': (at) => Number(isDown(at)),
      'pay_up{job="pay"}': (at) => Number(!isDown(at)),
      'probe_up{job="pay"}': () => 1,
      'errors_ratio{job="pay"}': (at) => (isDown(at) ? 0.2 : 0.001),
      'allowed_ratio{job="pay"}': () => 0.01,
    };
    for (const [series, valueAt] of Object.entries(families)) {
      yield `# TYPE ${series.replace(/\{.*/, '')} gauge\n`;
      for (let at = END - DAY - 2 * HOUR; at <= END; at += MINUTE)
        yield `${series} ${valueAt(at)} ${at / 1000}\n`;
    }
    yield '# EOF\n';
  },
};

const QUERIES = [
  'service_down{$filters}',
  '{__name__="service_down",$filters}',
  '(service_down{$filters}) # while it is down',
  'max by (job) (service_down{$filters})',
  'service_down{$filters} > 0',
  'service_down{$filters} >= 0',
  'service_down{$filters} or probe_up{$filters}',
  'pay_up{$filters} == 0',
  '((pay_up{$filters} == 0))',
  'pay_up{$filters} < 1 or probe_up{$filters} == 0',
  'probe_up{$filters} == 0 or pay_up{$filters} == 0',
  'max by (job) (pay_up{$filters} == 0)',
  'count(pay_up{$filters} == 0)',
  'count(pay_up{$filters} == 0) > 0',
  'pay_up{$filters} == 0 and probe_up',
  'pay_up{$filters} == 0 unless probe_up == 0',
  'errors_ratio{$filters} > allowed_ratio',
  'errors_ratio{$filters} > on (job) group_left () allowed_ratio',
  'errors_ratio{$filters} > bool 0.05',
] as const;

const common = {
  pillar: 'p',
  kind: 'incidents',
  resolution: '1m',
  window: '1d',
  direction: 'atMost',
} as const;

const SCORECARD = JSON.stringify({
  version: 1,
  title: 'Incidents',
  prometheus: { url: null, scrapeInterval: '1m' },
  pillars: [{ id: 'p', title: 'P', headline: 'count_0' }],
  indicators: QUERIES.flatMap((query, index) => [
    { ...common, id: `count_${index}`, title: query, query, measure: 'count', unit: 'count', target: 0 },
    { ...common, id: `mttr_${index}`, title: query, query, measure: 'mttr', unit: 'seconds', target: 600 },
  ]),
  views: { executive: ['count_0'], operations: [], engineering: [], charts: [] },
});

test('an outage of an hour is found however its query is spelled, and so by the rules', async ({
  request,
  stopAfter,
}) => {
  const server = stopAfter(await startPrometheusWith(WORLD));
  const folder = mkdtempSync(join(tmpdir(), 'incident-queries-'));
  const file = join(folder, 'scorecard.json');
  writeFileSync(file, SCORECARD);
  const { indicators } = await reportOf(server.url, ['--config', file, '--at', AT]);
  rmSync(folder, { recursive: true, force: true });
  const found = (id: string) => indicators.find((indicator) => indicator.id === id);
  expect(QUERIES.map((query, index) => [query, found(`count_${index}`)?.value])).toEqual(
    QUERIES.map((query) => [query, 1]),
  );
  expect(QUERIES.map((query, index) => [query, found(`mttr_${index}`)?.value])).toEqual(
    QUERIES.map((query) => [query, 3600]),
  );

  const { config } = readScorecard(SCORECARD);
  if (config === null) throw new Error('the scorecard of this test cannot be read');
  const rules = ruleFile(config, { page: null });
  const checked = await checkRules(ruleFileText(rules));
  expect(checked, checked.output).toMatchObject({ code: 0 });
  for (const rule of rules.groups.flatMap((group) => group.rules)) {
    if (!('record' in rule) || !rule.record.endsWith(':down')) continue;
    const [minutes] = await ask(request, server.url, `sum_over_time((${rule.expr})[1d:1m])`);
    const [known] = await ask(request, server.url, `count_over_time((${rule.expr})[1d:1m])`);
    expect([rule.expr, Number(minutes?.value[1])]).toEqual([rule.expr, 60]);
    // Prometheus 2 has both ends in a range.
    expect(Number(known?.value[1]), rule.expr).toBeGreaterThanOrEqual(DAY / MINUTE);
  }
});
