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
