import { describe, expect, test } from 'vitest';
import { importSpecs } from './import-specs.ts';

function imported(...texts: readonly string[]) {
  const files = texts.map((text, index) => ({ name: `${index + 1}.yml`, text }));
  const { indicators, notes } = importSpecs(files, { title: 'T', url: null });
  return { indicators, notes: notes.map(({ place, message }) => `${place.file}:${place.line}: ${message}`) };
}

const indented = (text: string, by: number) => text.trim().replace(/^/gm, ' '.repeat(by));

const slo = (
  indicator: string,
  rest = 'objectives:\n  - target: 0.98',
  window = '{duration: 4w, isRolling: true}',
) =>
  imported(`apiVersion: openslo/v1
kind: SLO
metadata:
  name: foo-slo
  displayName: Foo SLO
spec:
  service: foo
  budgetingMethod: Occurrences
  timeWindow:
    - ${window}
  indicator:
    metadata: {name: foo-error}
    spec:
${indented(indicator, 6)}
${indented(rest, 2)}
`);

const metric = (query: string) => `{metricSource: {type: Prometheus, spec: {query: '${query}'}}}`;

const ratio = (counter: boolean | null, good: string, total: string, ...rest: readonly string[]) =>
  slo(
    `ratioMetric:
  ${counter === null ? '' : `counter: ${counter}`}
  good: ${metric(good)}
  total: ${metric(total)}`,
    ...rest,
  );

describe('a ratioMetric', () => {
  test('of counters is asked for what they counted in the window', () => {
    const { indicators, notes } = ratio(
      true,
      'sum(localhost_server_requests{code=~"2xx|3xx",host="*"})',
      'localhost_server_requests{code="total",host="*"} offset 1h',
    );
    expect(indicators).toEqual([
      {
        id: 'foo_foo_slo',
        pillar: 'reliability',
        title: 'foo: Foo SLO',
        kind: 'events',
        good: 'sum(increase(localhost_server_requests{code=~"2xx|3xx",host="*",$filters}[$window]))',
        total: 'increase(localhost_server_requests{code="total",host="*",$filters}[$window] offset 1h)',
        report: 'good',
        unit: 'ratio',
        window: '4w',
        direction: 'atLeast',
        target: 0.98,
        ideal: 1,
        budget: true,
      },
    ]);
    expect(notes).toEqual([]);
  });

  // increase() over 30 days is rate() over 30 days times 2,592,000 seconds, in both queries.
  test.each([
    ['rates', 'sum(rate(ok[5m]))', 'sum(rate(all[5m]))'],
    ['increases over the whole window', 'sum(increase(ok[28d]))', 'sum(increase(all[28d]))'],
  ])('of %s is asked for the increase over the window', (_name, good, total) => {
    expect(ratio(false, good, total).indicators).toMatchObject([
      { good: 'sum(increase(ok{$filters}[$window]))', total: 'sum(increase(all{$filters}[$window]))' },
    ]);
  });

  test('of levels adds up one value a minute; a rate within is the increase by its seconds', () => {
    expect(
      ratio(null, 'sum(nodes_ready)', 'count(nodes) + max_over_time(rate(x[5m])[1h:])').indicators,
    ).toMatchObject([
      {
        good: 'sum_over_time((sum(nodes_ready{$filters}))[$window:1m])',
        total:
          'sum_over_time((count(nodes{$filters}) + max_over_time((increase(x{$filters}[5m]) / 300)[1h:]))[$window:1m])',
      },
    ]);
  });

  test.each([
    [
      'one per second, one not',
      true,
      'sum(rate(ok[5m]))',
      'sum(increase(all[5m]))',
      /count alike; of these one is per second/,
    ],
    [
      'a rate beside a constant',
      true,
      'sum(rate(ok[5m])) + 1',
      'sum(rate(all[5m]))',
      /grows as its rates do/,
    ],
    [
      'two ranges',
      true,
      'sum(rate(a[5m])) + sum(rate(b[1h]))',
      'sum(rate(all[5m]))',
      /one range .*; got 5m and 1h/,
    ],
    [
      'a maximum over a range',
      true,
      'max_over_time(a[5m])',
      'sum(all)',
      /expected a sum of increase\(\) or rate\(\)/,
    ],
    [
      'a recorded rate',
      true,
      'job:errors:rate5m',
      'sum(all)',
      /expected raw series; job:errors:rate5m is recorded/,
    ],
    ['a text without end', true, '('.repeat(9000), 'sum(all)', /at most 8000 characters; it has 9000$/],
    ['a query that nests without end', true, '('.repeat(3900), 'sum(all)', /cannot be read as such$/],
    ['no text', true, '', 'sum(all)', /expected a PromQL query; got ""$/],
  ])('%s is left out, with the reason', (_name, counter, good, total, reason) => {
    const { indicators, notes } = ratio(counter, good, total);
    expect(indicators).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(reason)]);
    expect(notes[0]).toMatch(/^1\.yml:16: this SLO is left out: spec\.indicator\.spec\.ratioMetric\.good\./);
  });

  test('of another source is left out', () => {
    const { notes } = slo(`ratioMetric:
  good: {metricSource: {type: Datadog, spec: {query: x}}}
  total: {metricSource: {type: Datadog, spec: {query: x}}}`);
    expect(notes).toEqual([expect.stringMatching(/^1\.yml:15: .*of the type Prometheus; got "Datadog"$/)]);
  });

  test('has an indicator for each of its objectives', () => {
    const { indicators } = ratio(
      true,
      'ok',
      'all',
      'objectives:\n  - {displayName: Strict, targetPercent: 99.95}\n  - {displayName: Lax, target: 0.9}',
    );
    expect(indicators.map(({ id, title, target }) => [id, title, target])).toEqual([
      ['foo_foo_slo', 'foo: Foo SLO, Strict', 0.9995],
      ['foo_foo_slo_2', 'foo: Foo SLO, Lax', 0.9],
    ]);
  });

  test.each([
    ['{target: 0.9, targetPercent: 90}', /either "target" or "targetPercent"/],
    ['{displayName: X}', /either "target" or "targetPercent"/],
    ['{target: 99}', /expected a number above 0 and up to 1, such as 0.999; got 99$/],
  ])('an objective of %s is refused', (objective, reason) => {
    const { indicators, notes } = ratio(true, 'ok', 'all', `objectives:\n  - ${objective}`);
    expect(indicators).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(reason)]);
  });
});

describe('the window', () => {
  test.each([
    [
      '{duration: 1M, calendar: {startTime: 2020-01-21 12:30:00, timeZone: America/New_York}}',
      '30d',
      /:10: the calendar .* a window of 30d/,
    ],
    ['{duration: 1Q, isRolling: true}', '90d', /:10: 1Q has no fixed length: a window of 90d that rolls/],
  ])('%s is named, and another takes its place', (window, expected, note) => {
    const { indicators, notes } = ratio(true, 'ok', 'all', 'objectives:\n  - target: 0.98', window);
    expect(indicators).toMatchObject([{ window: expected }]);
    expect(notes).toEqual([expect.stringMatching(note)]);
  });

  test('that is none is refused', () => {
    const { notes } = ratio(
      true,
      'ok',
      'all',
      'objectives:\n  - target: 0.98',
      '{duration: P1D, isRolling: true}',
    );
    expect(notes).toEqual([expect.stringMatching(/:10: .*such as "30d" or "4w"; got "P1D"$/)]);
  });

  test('time slices are no events', () => {
    const { notes } = imported(`apiVersion: openslo/v1
kind: SLO
metadata: {name: n}
spec:
  budgetingMethod: Timeslices
`);
    expect(notes).toEqual([
      expect.stringMatching(/^1\.yml:5: .*Occurrences, which counts events; got "Timeslices"$/),
    ]);
  });
});

test('a query may nest deep', () => {
  const deep = (name: string) => `${'('.repeat(1000)}sum(${name})${')'.repeat(1000)}`;
  const { indicators } = ratio(true, deep('ok'), deep('all'));
  expect(indicators).toMatchObject([
    { good: expect.stringContaining('(sum(increase(ok{$filters}[$window])))') },
  ]);
});

describe('a raw ratio', () => {
  const raw = (type: string, query: string) =>
    slo(`ratioMetric:\n  rawType: ${type}\n  raw: ${metric(query)}`);

  test.each([
    ['failure', 'sum(rate(bad[5m])) / sum(rate(all[5m]))', 'bad', 'bad'],
    ['success', 'sum(rate(ok[5m])) / sum(rate(all[5m]))', 'good', 'ok'],
    ['failure', '1 - sum(rate(ok[5m])) / sum(rate(all[5m]))', 'good', 'ok'],
    ['success', '1 - sum(rate(bad[5m])) / sum(rate(all[5m]))', 'bad', 'bad'],
  ])('of %s, %s, is one of events', (type, query, counts, name) => {
    expect(raw(type, query).indicators).toMatchObject([
      {
        kind: 'events',
        [counts]: `sum(increase(${name}{$filters}[$window]))`,
        total: 'sum(increase(all{$filters}[$window]))',
      },
    ]);
  });

  test.each([
    ['success', 'min', 'atLeast', 0.98],
    ['failure', 'max', 'atMost', 0.02],
  ])('of %s that was recorded is a mean over time, without a budget', (type, across, direction, target) => {
    const { indicators, notes } = raw(type, 'service:availability:ratio');
    expect(indicators).toMatchObject([
      {
        kind: 'gauge',
        query: 'avg_over_time((service:availability:ratio{$filters})[$window:1m])',
        across,
        direction,
        target,
      },
    ]);
    expect(indicators[0]).not.toHaveProperty('budget');
    expect(notes).toEqual([
      expect.stringMatching(/:16: its error budget is not carried over.*each minute counts alike$/),
    ]);
  });
});

describe('a thresholdMetric', () => {
  const threshold = (query: string, objective: string) =>
    slo(`thresholdMetric: ${metric(query)}`, `objectives:\n  - ${objective}`);

  test('counts the minutes on the right side', () => {
    const { indicators, notes } = threshold(
      'histogram_quantile(0.95, sum by (le) (rate(x_bucket[5m])))',
      '{op: lte, value: 0.2, target: 0.99}',
    );
    const p95 = 'histogram_quantile(0.95, sum by (le) ((increase(x_bucket{$filters}[5m]) / 300)))';
    expect(indicators).toMatchObject([
      {
        kind: 'events',
        good: `sum(sum_over_time(((${p95}) <= bool 0.2)[$window:1m]))`,
        total: `sum(count_over_time((${p95})[$window:1m]))`,
        target: 0.99,
      },
    ]);
    expect(notes).toEqual([]);
  });

  test.each([
    ['{value: 1, target: 0.9}', /expected lt, lte, gt or gte for a thresholdMetric; got nothing$/],
    ['{op: gt, target: 0.9}', /expected the number .*; got nothing$/],
  ])('with %s is refused', (objective, reason) => {
    const { indicators, notes } = threshold('x', objective);
    expect(indicators).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(reason)]);
  });
});

describe('several documents', () => {
  const SLO = `apiVersion: openslo/v1
kind: SLO
metadata: {name: a}
spec:
  service: web
  indicatorRef: errors
  timeWindow: [{duration: 30d, isRolling: true}]
  objectives: [{target: 0.9}]
  alertPolicies: [{alertPolicyRef: p}]
`;
  const OTHERS = `---
apiVersion: openslo/v1
kind: SLI
metadata: {name: errors}
spec:
  description: Requests without an error.
  ratioMetric:
    counter: true
    bad: ${metric('bad')}
    total: ${metric('all')}
---
apiVersion: openslo/v1
kind: Service
metadata: {name: web, displayName: Web shop}
spec: {}
---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: {name: p}
`;

  test('refer to one another, also from file to file', () => {
    const { indicators, notes } = imported(SLO, OTHERS);
    expect(indicators).toMatchObject([
      {
        id: 'web_shop_a',
        title: 'Web shop: a',
        description: 'Requests without an error.',
        bad: 'increase(bad{$filters}[$window])',
      },
    ]);
    expect(notes).toEqual([
      expect.stringMatching(/^1\.yml:9: alertPolicies are not carried over/),
      expect.stringMatching(/^2\.yml:17: the AlertPolicy is not carried over/),
    ]);
  });

  test('what is not there is named, and so is what nobody refers to', () => {
    expect(imported(SLO).notes).toEqual([
      '1.yml:6: this SLO is left out: spec.indicatorRef: expected the name of an SLI in the files; there is no "errors"',
      expect.stringMatching(/^1\.yml:9: alertPolicies/),
    ]);
    expect(imported(OTHERS).notes[0]).toBe(
      '1.yml:2: the SLI errors is left out: no SLO in the files refers to it',
    );
  });

  test('may stand in a list, as a cluster prints it, and in JSON', () => {
    const pyrra = {
      apiVersion: 'pyrra.dev/v1alpha1',
      kind: 'ServiceLevelObjective',
      metadata: { name: 'up', uid: 'x', managedFields: [] },
      spec: { target: '99', window: '1w', indicator: { bool_gauge: { metric: 'up' } } },
      status: { type: 'PrometheusRule' },
    };
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [pyrra, pyrra] }, null, 1);
    const { indicators, notes } = imported(list);
    expect(indicators.map(({ id }) => id)).toEqual(['up', 'up_2']);
    expect(notes).toEqual([]);
  });
});

describe('a file that is no specification', () => {
  test.each([
    [
      'apiVersion: openslo/v1alpha\nkind: SLO',
      /^1\.yml:1: expected a specification of OpenSLO .*; got "openslo\/v1alpha" "SLO"$/,
    ],
    ['groups: []', /^1\.yml:1: expected a specification .*; got neither version$/],
    ['', /^1\.yml:1: expected a specification of SLOs, as YAML or JSON; got nothing$/],
    ['a: 1\nb: "x', /^1\.yml:2: expected YAML; /],
    ['just text', /^1\.yml:1: expected a specification/],
  ])('%j is named', (text, note) => {
    const { indicators, notes } = imported(text);
    expect(indicators).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(note)]);
  });
});
