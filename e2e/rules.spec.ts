import { epochMs, MINUTE } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import type { AlertingRule } from '#rules/alerting-rules.ts';
import { ruleFile } from '#rules/rule-file.ts';
import { ruleFileText } from '#rules/rule-file-text.ts';
import { formatInstant } from '#scorecard/calendar/instant.ts';
import { demoScorecard } from './edited-scorecard.ts';
import { AT, open, readFigures } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';
import { backfillRules, checkRules, testRules } from './promtool.ts';
import { startPrometheusWith } from './servers/storage.ts';
import { DEMO_WORLD } from './servers/worlds.ts';

const PAGE = { page: 'https://pillars.example/' };

function rulesOf(text: string) {
  const { config } = readScorecard(text);
  if (config === null) throw new Error('the scorecard of this test cannot be read');
  return ruleFile(config, PAGE);
}

const DEMO = rulesOf(demoScorecard());
const DEMO_TEXT = ruleFileText(DEMO);

const alerts = DEMO.groups
  .flatMap(({ rules }) => rules)
  .filter((rule): rule is AlertingRule => 'alert' in rule);

/** The alert as promtool expects it, with the words it has in the file; whether it fires is the question. */
function firing(name: string) {
  const rule = alerts.find(({ alert }) => alert === name);
  if (rule === undefined) throw new Error(`there is no alert "${name}"`);
  return [{ exp_labels: rule.labels, exp_annotations: rule.annotations }];
}

const at = (alertname: string, exp_alerts: unknown[], eval_time = '90m') => ({
  eval_time,
  alertname,
  exp_alerts,
});
const series = (name: string, values: string) => ({ series: name, values });

const requests = (ok: number, failed: number) => [
  series('http_requests_total{service="api",status="200"}', `0+${ok}x100`),
  series('http_requests_total{service="api",status="404"}', '0+500x100'),
  series('http_requests_total{service="api",status="500"}', `0+${failed}x100`),
];

/** Counts a minute, cumulative, at bounds of 0.1, 0.2, 0.5 and +Inf. */
const latencies = (...counts: readonly [number, number, number, number]) =>
  ['0.1', '0.2', '0.5', '+Inf'].map((le, index) =>
    series(`http_request_duration_seconds_bucket{service="api",le="${le}"}`, `0+${counts[index]}x100`),
  );

test('Prometheus takes the rules of the demo company and of one full of odd texts', async () => {
  const plain = await checkRules(DEMO_TEXT);
  expect(plain, plain.output).toMatchObject({ code: 0 });

  const odd = JSON.parse(demoScorecard());
  odd.indicators[0].title = '{{ printf "%s" .Value }} "quoted"\n: - # \u202e <img>';
  odd.indicators[0].bad = '5..|a"b\\\\d';
  const oddly = await checkRules(ruleFileText(rulesOf(JSON.stringify(odd))));
  expect(oddly, oddly.output).toMatchObject({ code: 0 });
});

test('alerts fire where a target is missed, and only there', async () => {
  const failing = {
    interval: '1m',
    // One request in ten fails; half are done within 0.1 s and 95 of 100 within 0.5 s, but not within 0.2 s.
    input_series: [
      ...requests(90, 10),
      ...latencies(50, 90, 99, 100),
      series('security_vulnerabilities{severity="critical",state="open",scanner="trivy"}', '1x100'),
      series('security_audit_grade_info{grade="B"}', '1x100'),
      series('test_coverage_ratio{kind="line",repository="a"}', '0.99x100'),
      series('test_coverage_ratio{kind="line",repository="b"}', '0.94x100'),
      // 600 spent where 310 were planned for the same 30 days; 3 projects.
      series('cloud_cost_usd_total{category="compute"}', '0+6x100'),
      series('cloud_budget_usd{period="30d"}', '310x100'),
      series('projects_created_total', '0+0.03x100'),
      // Four incidents of a few minutes in 90 days: 540 h between failures, against a target of 720 h.
      series('incident_active{service="api"}', '0x5 1x5 0x5 1x5 0x5 1x5 0x5 1x5 0x60'),
    ],
    promql_expr_test: [
      {
        // 90 a minute for 90 minutes, from a counter that starts at 0: nothing to extrapolate.
        expr: 'sum(pillars:uptime:query_30d{status="200"})',
        eval_time: '90m',
        exp_samples: [{ labels: '{}', value: 8100 }],
      },
    ],
    alert_rule_test: [
      at('PillarsErrorRateOffTarget', firing('PillarsErrorRateOffTarget')),
      // It has to last ten minutes, and a rate takes a minute to begin with.
      at('PillarsErrorRateOffTarget', [], '8m'),
      at('PillarsUptimeOffTarget', firing('PillarsUptimeOffTarget')),
      // A tenth fails: a hundred times what the budget of 0.1 % can bear.
      at('PillarsUptimeBurn1h', firing('PillarsUptimeBurn1h')),
      at('PillarsUptimeBurn6h', firing('PillarsUptimeBurn6h')),
      at('PillarsUptimeBurn3d', firing('PillarsUptimeBurn3d')),
      at('PillarsMtbfOffTarget', firing('PillarsMtbfOffTarget')),
      at('PillarsMttrOffTarget', []),
      at('PillarsLatencyP50OffTarget', []),
      at('PillarsLatencyP95OffTarget', firing('PillarsLatencyP95OffTarget')),
      at('PillarsLatencyP99OffTarget', []),
      at('PillarsCriticalVulnerabilitiesOffTarget', firing('PillarsCriticalVulnerabilitiesOffTarget')),
      at('PillarsAuditGradeOffTarget', firing('PillarsAuditGradeOffTarget')),
      at('PillarsTestCoverageOffTarget', firing('PillarsTestCoverageOffTarget')),
      at('PillarsBudgetAdherenceOffTarget', firing('PillarsBudgetAdherenceOffTarget')),
      at('PillarsCostPerProjectOffTarget', firing('PillarsCostPerProjectOffTarget')),
      // No confidence score was ever counted: not off target, unknown.
      at('PillarsConfidenceOffTarget', []),
      at('PillarsConfidenceNoData', firing('PillarsConfidenceNoData')),
    ],
  };
  const well = {
    interval: '1m',
    input_series: [
      ...requests(10_000, 1),
      ...latencies(50, 95, 99, 100),
      series('security_vulnerabilities{severity="critical",state="open",scanner="trivy"}', '0x100'),
      series('security_audit_grade_info{grade="A+"}', '1x100'),
    ],
    alert_rule_test: [
      ...[
        'ErrorRate',
        'Uptime',
        'LatencyP50',
        'LatencyP95',
        'LatencyP99',
        'CriticalVulnerabilities',
        'AuditGrade',
      ].map((name) => at(`Pillars${name}OffTarget`, [])),
      ...['1h', '6h', '3d'].map((window) => at(`PillarsUptimeBurn${window}`, [])),
    ],
  };
  const outcome = await testRules(DEMO_TEXT, [failing, well]);
  expect(outcome, outcome.output).toMatchObject({ code: 0 });
});

const BUDGETS = JSON.stringify({
  version: 1,
  prometheus: { url: null },
  pillars: [{ id: 'p', title: 'P', headline: 'jobs' }],
  indicators: [
    {
      ...{ id: 'jobs', title: 'Jobs', pillar: 'p', kind: 'events', report: 'good', unit: 'ratio' },
      bad: 'sum(increase(jobs_failed_total{$filters}[$window]))',
      total: 'sum(increase(jobs_total{$filters}[$window]))',
      ...{ window: '30d', direction: 'atLeast', target: 0.999, budget: true },
    },
    {
      ...{ id: 'fast', title: 'Fast', pillar: 'p', kind: 'share', side: 'atMost', bound: 0.2, unit: 'ratio' },
      query: 'sum by (le) (increase(http_request_duration_seconds_bucket{$filters}[$window]))',
      ...{ window: '30d', direction: 'atLeast', target: 0.99, budget: true },
    },
  ],
  views: { executive: [], operations: [], engineering: [], charts: [] },
});

test('budgets of two counters and of latency burn, and are without data, as Prometheus counts', async () => {
  const file = rulesOf(BUDGETS);
  const text = ruleFileText(file);
  const checked = await checkRules(text);
  expect(checked, checked.output).toMatchObject({ code: 0 });

  const own = file.groups.flatMap(({ rules }) => rules).filter((rule) => 'alert' in rule);
  const names = ['OffTarget', 'NoData', 'Burn1h', 'Burn6h', 'Burn3d'];
  const alertsOf = (id: string, fire: readonly string[]) =>
    names.map((name) => {
      const rule = own.find(({ alert }) => alert === `Pillars${id}${name}`);
      if (rule === undefined) throw new Error(`there is no alert ${id}${name}`);
      const fires = [{ exp_labels: rule.labels, exp_annotations: rule.annotations }];
      return at(rule.alert, fire.includes(name) ? fires : []);
    });
  const world = (
    input_series: readonly unknown[],
    fire: { readonly Jobs: readonly string[]; readonly Fast: readonly string[] },
  ) => ({
    interval: '1m',
    input_series,
    alert_rule_test: [...alertsOf('Jobs', fire.Jobs), ...alertsOf('Fast', fire.Fast)],
  });
  const jobs = (all: number, failed: number | null) => [
    series('jobs_total', `0+${all}x100`),
    ...(failed === null ? [] : [series('jobs_failed_total', `0+${failed}x100`)]),
  ];
  const burns = ['OffTarget', 'Burn1h', 'Burn6h', 'Burn3d'];
  const outcome = await testRules(text, [
    // Ten of a hundred fail, 100 times what 0.1 % can bear; and 20 of 100 are slow, 20 times what 1 % can.
    world([...jobs(100, 10), ...latencies(50, 80, 99, 100)], { Jobs: burns, Fast: burns }),
    // 2 of 1000 fail, twice what can be borne: a ticket. 7 of 100 are slow, 7 times: the slower page, too.
    world([...jobs(1000, 2), ...latencies(50, 93, 99, 100)], {
      Jobs: ['OffTarget', 'Burn3d'],
      Fast: ['OffTarget', 'Burn6h', 'Burn3d'],
    }),
    // Half of what each can bear.
    world([...jobs(10_000, 5), ...latencies(5000, 9950, 9999, 10_000)], { Jobs: [], Fast: [] }),
    // No failure was ever counted, and no bucket ends at the bound.
    world(
      [
        ...jobs(100, null),
        ...['0.1', '0.5', '+Inf'].map((le) =>
          series(`http_request_duration_seconds_bucket{service="api",le="${le}"}`, '0+100x100'),
        ),
      ],
      { Jobs: [], Fast: ['NoData'] },
    ),
    // More failures than jobs are no figure, and too many of them all the same; and there are no buckets at all.
    world(jobs(100, 110), { Jobs: ['NoData', ...burns], Fast: ['NoData'] }),
    // Failures of nothing.
    world([series('jobs_failed_total', '0+1x100')], { Jobs: ['NoData'], Fast: ['NoData'] }),
  ]);
  expect(outcome, outcome.output).toMatchObject({ code: 0 });
});

const LONG = [
  'uptime',
  'confidence',
  'review_rate',
  'user_satisfaction',
  'cost_per_project',
  'budget_adherence',
];

test('the app reads what the rules have recorded, to the same figures, and no alert contradicts them', async ({
  page,
  addresses,
  request,
  stopAfter,
}) => {
  const backfill = async (dataDir: string) => {
    const backfilled = await backfillRules(DEMO_TEXT, {
      server: addresses.prometheus,
      start: formatInstant(epochMs(DEMO_NOW - 10 * MINUTE)),
      end: AT,
      dataDir,
    });
    expect(backfilled, backfilled.output).toMatchObject({ code: 0 });
  };
  const server = stopAfter(await startPrometheusWith(DEMO_WORLD, { add: backfill }));
  // Rules are evaluated at instants of their own; at one of them both must be the same to the last digit.
  const [recorded] = await ask(request, server.url, 'timestamp(pillars:uptime:query_30d{status="200"})');
  const at = epochMs(Math.round(Number(recorded?.value[1]) * 1000));
  await open(page, addresses.live, { at: formatInstant(at) });
  const expected = await readFigures(page);

  const discovered = page.waitForResponse(/\/label\/pillars_definition\/values/);
  await open(page, `${server.url}/user`, { at: AT });
  await discovered;
  const asked: string[] = [];
  page.on('request', (sent) => {
    const params = new URLSearchParams(sent.postData() ?? '');
    // The window before is asked for another instant, which no rule has recorded.
    if (Number(params.get('time')) === at / 1000) asked.push(params.get('query') ?? '');
  });
  await page.evaluate(
    (search) => {
      window.history.pushState(null, '', search);
      window.dispatchEvent(new PopStateEvent('popstate'));
    },
    `?at=${formatInstant(at)}`,
  );
  const shown = await readFigures(page);
  for (const id of LONG) expect.soft(shown.get(id), id).toEqual(expected.get(id));
  for (const [id, { status }] of expected) expect.soft(shown.get(id)?.status, id).toBe(status);
  // With others in one expression, or alone.
  expect(asked.filter((query) => query.includes('pillars:uptime:query_30d'))).toHaveLength(1);
  expect(asked.filter((query) => query.includes('increase(http_requests_total{}[30d])'))).toEqual([]);

  for (const { alert, expr, labels } of alerts) {
    const fires = (await ask(request, server.url, expr, at)).length > 0;
    const isOff = ['At risk', 'Missed'].includes(shown.get(labels.indicator ?? '')?.status ?? '');
    expect.soft(fires, alert).toBe(alert.endsWith('OffTarget') && isOff);
  }
});
