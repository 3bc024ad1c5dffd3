import { describe, expect, test } from 'vitest';
import { importSpecs } from './import-specs.ts';

const HEAD = { title: 'Operational Excellence', url: null };

/** The indicators and the notes of one file, each note with its line. */
function imported(text: string) {
  const { indicators, notes, file } = importSpecs([{ name: 'slo.yml', text }], HEAD);
  return { indicators, file, notes: notes.map(({ place, message }) => `${place.line}: ${message}`) };
}

/** What every objective of events becomes. */
const EVENTS = {
  kind: 'events',
  report: 'good',
  unit: 'ratio',
  direction: 'atLeast',
  ideal: 1,
  budget: true,
};

describe('Sloth', () => {
  const GETTING_STARTED = `version: prometheus/v1
service: myservice
labels:
  owner: myteam
  tier: "2"
slos:
  - name: requests-availability
    objective: 99.9
    description: Most requests are answered.
    sli:
      events:
        error_query: sum(rate(http_request_duration_seconds_count{job="myservice",code=~"(5..|429)"}[{{.window}}]))
        total_query: sum(rate(http_request_duration_seconds_count{job="myservice"}[{{.window}}]))
    alerting:
      name: MyServiceHighErrorRate
      annotations:
        runbook: https://wiki.example.com/runbook
`;

  test('an SLO of events keeps its queries but for the range', () => {
    const { indicators, notes } = imported(GETTING_STARTED);
    expect(indicators).toEqual([
      {
        ...EVENTS,
        id: 'myservice_requests_availability',
        pillar: 'reliability',
        title: 'myservice: requests-availability',
        description: 'Most requests are answered.',
        owner: 'myteam',
        runbook: 'https://wiki.example.com/runbook',
        bad: 'sum(increase(http_request_duration_seconds_count{job="myservice",code=~"(5..|429)",$filters}[$window]))',
        total: 'sum(increase(http_request_duration_seconds_count{job="myservice",$filters}[$window]))',
        target: 0.999,
        window: '30d',
      },
    ]);
    expect(notes).toEqual([
      '3: labels: tier not carried over, since an indicator has no labels but an owner',
      expect.stringMatching(/^14: alerting is not carried over but for a link to a runbook/),
    ]);
  });

  test('a target is the decision of those who wrote it, and needs no confirmation', () => {
    expect(imported(GETTING_STARTED).indicators[0]).not.toHaveProperty('confirmed');
  });

  test('a resource of Kubernetes spells its settings in another way and means the same', () => {
    const { indicators } = imported(`apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata:
  name: sloth-slo-home-wifi
  uid: 5b1e
spec:
  service: home-wifi
  slos:
    - name: good-wifi-client-satisfaction
      objective: 95
      sli:
        events:
          errorQuery: sum_over_time((count(unifipoller_client_satisfaction_ratio < 0.75))[{{.window}}:]) OR on() vector(0)
          totalQuery: sum_over_time((count(unifipoller_client_satisfaction_ratio))[{{.window}}:])
`);
    expect(indicators).toMatchObject([
      {
        id: 'home_wifi_good_wifi_client_satisfaction',
        bad: 'sum_over_time((count(unifipoller_client_satisfaction_ratio{$filters} < 0.75))[$window:]) OR on() vector(0)',
        total: 'sum_over_time((count(unifipoller_client_satisfaction_ratio{$filters}))[$window:])',
        target: 0.95,
      },
    ]);
  });

  test('what lies outside of a bucket is about time', () => {
    const { indicators } = imported(`version: prometheus/v1
service: k8s-apiserver
slos:
  - name: requests
    objective: 99
    sli:
      events:
        error_query: |
          (
            sum(rate(apiserver_request_duration_seconds_count{verb!="WATCH"}[{{.window}}]))
            -
            sum(rate(apiserver_request_duration_seconds_bucket{le="0.4",verb!="WATCH"}[{{.window}}]))
          )
        total_query: sum(rate(apiserver_request_duration_seconds_count{verb!="WATCH"}[{{.window}}]))
`);
    expect(indicators).toMatchObject([
      {
        pillar: 'performance',
        bad: `(
  sum(increase(apiserver_request_duration_seconds_count{verb!="WATCH",$filters}[$window]))
  -
  sum(increase(apiserver_request_duration_seconds_bucket{le="0.4",verb!="WATCH",$filters}[$window]))
)`,
      },
    ]);
  });

  test('a window within another range is not the window of the query', () => {
    const { indicators, notes } = imported(`version: prometheus/v1
service: s
slos:
  - name: n
    objective: 99
    sli:
      events:
        error_query: sum(max_over_time((max_over_time(x[{{.window}}]))[1h:]))
        total_query: sum(increase(all[{{.window}}]))
`);
    expect(indicators).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/^8: .*expected \{\{\.window\}\} as the outermost range/)]);
  });

  const raw = (query: string) =>
    imported(`version: prometheus/v1
service: s
slos:
  - name: n
    objective: 95
    sli:
      raw:
        error_ratio_query: ${query}
`);

  test.each([
    [
      '1 - (sum(sum_over_time(ok[{{.window}}])) / sum(count_over_time(ok[{{ .window }}])))',
      {
        good: 'sum(sum_over_time(ok{$filters}[$window]))',
        total: 'sum(count_over_time(ok{$filters}[$window]))',
      },
    ],
    [
      'sum(rate(bad[{{.window}}])) / sum(rate(all[{{.window}}]))',
      { bad: 'sum(increase(bad{$filters}[$window]))', total: 'sum(increase(all{$filters}[$window]))' },
    ],
  ])('the raw ratio %s is one of events', (query, sides) => {
    const { indicators, notes } = raw(query);
    expect(indicators).toMatchObject([{ ...EVENTS, ...sides, target: 0.95 }]);
    expect(notes).toEqual([]);
  });

  test('another raw ratio has no budget, and the worst series counts', () => {
    const { indicators, notes } = raw('avg_over_time(error_ratio[{{.window}}])');
    expect(indicators).toMatchObject([
      {
        kind: 'gauge',
        query: 'avg_over_time(error_ratio{$filters}[$window])',
        across: 'max',
        direction: 'atMost',
        target: 0.05,
        window: '30d',
      },
    ]);
    expect(notes).toEqual([expect.stringMatching(/^8: its error budget is not carried over/)]);
  });

  test('a quotient of several series is no quotient of sums', () => {
    const { indicators } = raw('sum by (a) (rate(bad[{{.window}}])) / sum by (a) (rate(all[{{.window}}]))');
    expect(indicators).toMatchObject([{ kind: 'gauge', across: 'max' }]);
  });

  test('settings may be merged in', () => {
    const { indicators } = imported(`version: prometheus/v1
service: s
slos:
  - &first
    name: a
    objective: 99
    sli:
      events:
        error_query: sum(max_over_time(x[{{.window}}]))
        total_query: sum(max_over_time(y[{{.window}}]))
  - <<: *first
    name: b
`);
    expect(indicators.map(({ id, target }) => [id, target])).toEqual([
      ['s_a', 0.99],
      ['s_b', 0.99],
    ]);
  });

  test.each([
    ['slo:sli_error:ratio_rate{{.window}}', /\{\{\.window\}\} in square brackets only/],
    ['slo:sli_error:ratio_rate5m', /expected a range of \{\{\.window\}\}/],
    ['irate(x[{{.window}}])', /irate\(\) looks at a few samples/],
    ['sum(x[$__range])', /without a variable; got \$__range/],
    ['sum(rate(x[{{.window}}])', /cannot be read as such/],
  ])('%s is left out, with its reason', (query, reason) => {
    const { indicators, notes, file } = raw(query);
    expect([indicators, file]).toEqual([[], null]);
    expect(notes).toEqual([
      expect.stringMatching(/^8: this SLO is left out: slos\[0\]\.sli\.raw\.error_ratio_query: /),
    ]);
    expect(notes[0]).toMatch(reason);
  });

  test.each([
    ['objective: 0.999', /^5: .*expected a percentage such as 99.9; 0.999 looks like a share$/],
    ['objective: 0', /^5: .*expected a percentage from 1 to 100, such as 99.9; got 0$/],
    ['objective: often', /^5: .*such as 99.9; got "often"$/],
    ['objectives: 99', /^4: .*such as 99.9; got nothing$/],
  ])('%s is no objective', (line, note) => {
    const { indicators, notes } = imported(`version: prometheus/v1
service: s
slos:
  - name: n
    ${line}
    sli:
      events:
        error_query: sum(increase(bad[{{.window}}]))
        total_query: sum(increase(all[{{.window}}]))
`);
    expect(indicators).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(note)]);
  });

  test('one SLO with a mistake does not cost the others, and settings nobody knows are named', () => {
    const { indicators, notes } = imported(`version: prometheus/v1
service: s
slo_plugins:
  chain: [{id: sloth.dev/contrib}]
slos:
  - name: broken
    objective: 99
    sli:
      plugin: {id: a/b}
  - name: sound
    objective: 99
    sli:
      events:
        error_query: sum(increase(bad[{{.window}}]))
        total_query: sum(increase(all[{{.window}}]))
`);
    expect(indicators.map(({ id }) => id)).toEqual(['s_sound']);
    expect(notes).toEqual([
      '3: slo_plugins is not carried over: a scorecard has nothing like it',
      '8: this SLO is left out: slos[0].sli: expected "events" or "raw"; the query that a plugin makes stands in no file',
    ]);
  });
});

describe('Pyrra', () => {
  const pyrra = (indicator: string, target = "'99.9'") =>
    imported(`apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: nginx-api
  labels:
    pyrra.dev/team: edge
spec:
  target: ${target}
  window: 4w
  indicator:
${indicator.replace(/^/gm, '    ')}
`);

  test('a ratio is one of events', () => {
    const { indicators, notes } = pyrra(`ratio:
  errors:
    metric: nginx_ingress_controller_requests{ingress="lastfm",status=~"5.."}
  total:
    metric: nginx_ingress_controller_requests{ingress="lastfm"}
  grouping: [path]`);
    expect(indicators).toEqual([
      {
        ...EVENTS,
        id: 'nginx_api',
        pillar: 'reliability',
        title: 'nginx-api',
        owner: 'edge',
        bad: 'sum(increase(nginx_ingress_controller_requests{ingress="lastfm",status=~"5..",$filters}[$window]))',
        total: 'sum(increase(nginx_ingress_controller_requests{ingress="lastfm",$filters}[$window]))',
        target: 0.999,
        window: '4w',
      },
    ]);
    expect(notes).toEqual([
      expect.stringMatching(
        /^16: spec\.indicator\.ratio\.grouping: path not carried over: the figure is of all together/,
      ),
    ]);
  });

  const latency = (success: string, total: string, grouping = '') =>
    pyrra(
      `latency:
  success:
    metric: ${success}
  total:
    metric: ${total}
${grouping}`,
      '"99"',
    );

  test('a latency of one histogram is a share of its buckets', () => {
    const { indicators, notes } = latency(
      'apiserver_request_duration_seconds_bucket{job="apiserver",verb=~"LIST|GET",le="1"}',
      'apiserver_request_duration_seconds_count{verb=~"LIST|GET",job="apiserver"}',
    );
    expect(indicators).toMatchObject([
      {
        kind: 'share',
        pillar: 'performance',
        query:
          'sum by (le) (increase(apiserver_request_duration_seconds_bucket{job="apiserver",verb=~"LIST|GET",$filters}[$window]))',
        bound: 1,
        boundUnit: 'seconds',
        side: 'atMost',
        direction: 'atLeast',
        target: 0.99,
        ideal: 1,
        budget: true,
      },
    ]);
    expect(notes).toEqual([]);
  });

  test('one label to group by is judged by its worst value, without a budget', () => {
    const { indicators, notes } = latency('x_bucket{le="500"}', 'x_count', '  grouping: [handler]');
    expect(indicators[0]).toMatchObject({
      query: 'sum by (le, handler) (increase(x_bucket{$filters}[$window]))',
      bound: 500,
      groupBy: 'handler',
    });
    expect(indicators[0]).not.toHaveProperty('budget');
    expect(indicators[0]).not.toHaveProperty('boundUnit');
    expect(notes).toEqual([
      expect.stringMatching(/^16: its error budget is not carried over: the worst handler counts/),
    ]);
  });

  test.each([
    ['x_bucket{le="0.5",code="200"}', 'x_count'],
    ['x_bucket{le="0.5"}', 'y_count'],
    ['x_bucket{le=~"0.5|0.50"}', 'x_count'],
    ['x_bucket{le="0.5"} offset 1h', 'x_count offset 1h'],
    ['x_bucket{le="0.5"}', 'x_count offset 1h'],
  ])('%s of %s are events', (success, total) => {
    expect(latency(success, total).indicators).toMatchObject([{ kind: 'events', pillar: 'performance' }]);
  });

  test('a bucket without its bound would count all', () => {
    const { indicators, notes } = latency('x_bucket{code="200"}', 'x_count');
    expect(indicators).toEqual([]);
    expect(notes).toEqual([
      expect.stringMatching(/^13: .*expected a matcher for the bucket in "success", such as le="0.5"$/),
    ]);
  });

  test('a native histogram tells how many are at most a time', () => {
    const { indicators } = pyrra(`latencyNative:
  total:
    metric: connect_server_requests_duration_seconds{code="ok"}
  latency: 200ms`);
    const all = 'sum(increase(connect_server_requests_duration_seconds{code="ok",$filters}[$window]))';
    expect(indicators).toMatchObject([
      {
        kind: 'events',
        pillar: 'performance',
        good: `histogram_fraction(0, 0.2, ${all}) * histogram_count(${all})`,
        total: `histogram_count(${all})`,
      },
    ]);
  });

  test('each sample of a gauge that is 1 or 0 is an event', () => {
    expect(pyrra('bool_gauge:\n  metric: up{job="prometheus-k8s"}').indicators).toMatchObject([
      {
        kind: 'events',
        good: 'sum(sum_over_time(up{job="prometheus-k8s",$filters}[$window]))',
        total: 'sum(count_over_time(up{job="prometheus-k8s",$filters}[$window]))',
      },
    ]);
  });

  test.each([
    [
      'ratio:\n  errors: {metric: "sum(x)"}\n  total: {metric: y}',
      /^12: .*errors\.metric: expected a metric with its matchers/,
    ],
    [
      'ratio:\n  errors: {metric: x}\n',
      /^11: .*total\.metric: expected a metric with its matchers; got nothing$/,
    ],
    ['gauge: {}', /^10: .*expected one of ratio, latency, latencyNative and bool_gauge$/],
  ])('%s is refused with its place', (indicator, note) => {
    const { indicators, notes } = pyrra(indicator);
    expect(indicators).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(note)]);
  });
});
