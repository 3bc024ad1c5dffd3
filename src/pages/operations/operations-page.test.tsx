import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { DEMO_NOW, OUTAGE } from '#demo/timeline.ts';
import { type Answerer, altered, calls, forgetCalls, refusal, success } from '#testing/demo-server.ts';
import { savedFiles } from '#testing/missing-in-jsdom.ts';
import { AT, goBack, quiet, reload, renderApp, settled } from '#testing/render-app.tsx';
import {
  choose,
  figuresOfView,
  find,
  findAll,
  param,
  readTable,
  region,
  withSpaces,
} from '#testing/shown.ts';

const openOperations = (
  params: Readonly<Record<string, string>> = {},
  options: Parameters<typeof renderApp>[1] = {},
) => renderApp({ view: 'operations', at: AT, ...params }, options);

const chart = (title: string) => find(`[data-chart="${title}"]`);
const marks = (title: string, kind: string) => findAll(`[data-event^="${kind}/"]`, chart(title));
const textOf = (element: HTMLElement) => withSpaces(element.textContent);
const rowsOf = (element: HTMLElement) => within(element).getAllByRole('row').map(textOf);
const refusing =
  (name: string, error = 'too many series'): Answerer =>
  ({ expr }) =>
    expr.includes(name) ? refusal(422, error) : undefined;

describe('the charts', () => {
  test('show each percentile as a line, and its target; they are also there as a table', async () => {
    const user = await openOperations();
    expect(chart('Latency')).toHaveAttribute('data-state', 'ready');
    await waitFor(() => expect(findAll('path[data-line]', chart('Latency'))).toHaveLength(3));
    const texts = findAll('text', chart('Latency')).map(textOf);
    for (const target of ['P50 ≤ 100 ms', 'P95 ≤ 200 ms', 'P99 ≤ 500 ms'])
      expect(
        texts.some((text) => text.includes(target)),
        target,
      ).toBe(true);
    expect(findAll('path[data-line]', chart('Error rate by status class'))).toHaveLength(2);
    for (const title of ['Throughput', 'Database connections used', 'Cache hit rate'])
      expect(findAll('path[data-line]', chart(title)), title).toHaveLength(1);

    await user.click(within(chart('Latency')).getByText('Show as table'));
    const rows = await waitFor(() => rowsOf(chart('Latency')));
    expect(rows[0]).toBe('TimeP50P95P99');
    expect(rows.at(-1)).toContain('31 Jan 2026, 00:00:00 UTC');
    expect(rows.at(-1)).toContain('150 ms');
  });

  test('lie over those of before, whichever they are', async () => {
    const user = await openOperations({ window: '1d' });
    await user.click(within(chart('Latency')).getByText('Show as table'));
    const compare = () => within(chart('Latency')).getByRole('combobox', { name: 'Compare with' });
    for (const [label, chosen] of [
      ['Previous period', 'previous'],
      ['Same time last week', 'week'],
    ] as const) {
      await choose(user, compare(), label);
      expect(param('compare')).toBe(chosen);
      await waitFor(() => {
        const heads = within(chart('Latency')).getAllByRole('columnheader').map(textOf);
        expect(heads.filter((head) => /before$/.test(head))).toHaveLength(3);
      });
    }
  });

  test('have a menu to save and to open what is on screen', async () => {
    const user = await openOperations({ window: '6h' });
    const menu = (title: string) => screen.getByRole('button', { name: `Save or open ${title}` });
    for (const title of ['Latency', 'Latency distribution', 'Throughput']) {
      const before = savedFiles().length;
      await user.click(menu(title));
      await user.click(await within(chart(title)).findByText('Save as CSV'));
      await waitFor(() => expect(savedFiles()).toHaveLength(before + 1));
      const file = savedFiles().at(-1);
      expect(file?.name).toBe(`${title.toLowerCase().replaceAll(' ', '-')}.csv`);
      const lines = ((await file?.text()) ?? '').trimEnd().split('\r\n');
      expect(lines.at(-1)).toMatch(/^2026-01-31T00:00:00\.000Z,[\d.]+/);
      expect(lines[1]).toMatch(/^2026-01-30T18:\d\d:00\.000Z,/);
    }
    await user.click(menu('Database connections used'));
    const link = await within(chart('Database connections used')).findByRole<HTMLAnchorElement>('link', {
      name: /Open in Prometheus/,
    });
    const { searchParams } = new URL(link.href);
    expect(searchParams.get('g0.expr')).toContain('db_client_connection_count');
    expect(searchParams.get('g1.expr')).toContain('db_client_connection_max');
    expect(searchParams.get('g0.range_input')).toBe('6h');
  });
});

describe('the heat map', () => {
  test('is also there as a table', async () => {
    const user = await openOperations();
    const map = chart('Latency distribution');
    await user.click(await within(map).findByText('Show as table'));
    const rows = await waitFor(() => rowsOf(map));
    expect(rows[0]).toBe(
      'Up toup to 50 ms50 ms – 100 ms100 ms – 200 ms200 ms – 500 ms500 ms – 1 s1 s – 2.5 sover 2.5 s',
    );
    expect(rows.at(-1)).toContain('31 Jan 2026, 00:00:00 UTC');
  });

  test('says why there is none where the buckets have no bounds', async () => {
    await openOperations(
      {},
      {
        answer: ({ endpoint, expr }) =>
          endpoint === 'query_range' && expr.includes('duration_seconds_bucket') && !expr.includes('route')
            ? success([{ metric: {}, values: [[DEMO_NOW / 1000, '0.15']] }], endpoint)
            : undefined,
      },
    );
    await waitFor(() =>
      expect(chart('Latency distribution')).toHaveTextContent('as quantiles computed by the server do'),
    );
  });
});

test('what lies in the open bucket reads "≥" wherever it is read', async () => {
  const user = await openOperations(
    { window: '1d' },
    {
      answer: (call) =>
        call.expr.includes('http_request_duration_seconds_bucket')
          ? altered(call, (result) =>
              // Nobody was faster than the highest bound.
              result.map((series) =>
                series.metric.le === '+Inf'
                  ? series
                  : {
                      metric: series.metric,
                      ...(series.value === undefined ? {} : { value: [series.value[0], '0'] }),
                      ...(series.values === undefined
                        ? {}
                        : { values: series.values.map(([time]) => [time, '0']) }),
                    },
              ),
            )
          : undefined,
    },
  );
  const p95 = () => find('[data-part="span-figures"] [data-figure="latency_p95"] data');
  await waitFor(() => expect(textOf(p95())).toBe('≥ 2.5 s'));
  await user.click(within(chart('Latency')).getByText('Show as table'));
  await waitFor(() => expect(rowsOf(chart('Latency')).at(-1)).toMatch(/≥ 2\.5 s≥ 2\.5 s≥ 2\.5 s$/));
});

describe('the incidents', () => {
  const CAPTION = /^Incidents in the window/;
  const section = () => region('Incidents');

  test('are found to the minute, and lie under every chart', async () => {
    const user = await openOperations({ window: '30d' });
    await waitFor(() => expect(readTable(CAPTION)[0]?.[3]).toMatch(/failed/));
    expect(readTable(CAPTION)[0]?.slice(0, 3)).toEqual([
      '21 Jan 2026, 14:07 UTC',
      '21 Jan 2026, 14:28 UTC',
      '21 min',
    ]);
    expect(textOf(section())).toContain('21 min (1 incident; median 21 min, P90 21 min, longest 21 min)');
    // One failure in 30 d: a third of the time of the vectors, and of their bounds, 455 h and 42 104 h.
    expect(textOf(section())).toContain('720 h (1 failure; 95 % range 152 h to 585 d)');
    for (const title of [
      'Latency',
      'Latency distribution',
      'Throughput',
      'Cache hit rate',
      'Uptime: budget left',
    ])
      expect(marks(title, 'incident'), title).toHaveLength(1);

    await user.click(marks('Latency', 'incident')[0] as HTMLElement);
    await waitFor(() => expect(param('window')).not.toBe('30d'));
    expect(Date.parse(param('at') ?? '')).toBeGreaterThanOrEqual(OUTAGE.to);
    await goBack();
    expect(param('window')).toBe('30d');
  });

  test('are looked at without changing a figure, and the address keeps it', async () => {
    const standing = () => ({
      figures: figuresOfView(),
      incidents: textOf(section()),
      budget: findAll('[data-budget="uptime"] > p').map(textOf).join(' '),
      title: document.title,
    });
    const user = await openOperations();
    await waitFor(() => expect(readTable(CAPTION)[0]?.[3]).toMatch(/failed/));
    await quiet();
    const before = standing();
    within(section()).getByRole('button', { name: 'Show on charts' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(param('at')).toMatch(/^2026-01-21T14:/));
    await quiet();
    await settled();
    // Figures, MTTR, budget and grade are those of their own windows, and whoever opens the link sees the same.
    expect(standing()).toEqual(before);
    await reload();
    await waitFor(() => expect(marks('Latency', 'incident')).toHaveLength(1));
    await waitFor(() => expect(standing()).toEqual(before));
  });

  test('may be named by people, last still, and leave maintenance out', async () => {
    const user = await openOperations(
      {},
      {
        scorecard: (file) => {
          file.incidents = {
            list: [
              {
                title: 'Checkout <b>down</b>',
                start: '2026-01-21T14:00:00Z',
                end: '2026-01-21T14:10:00Z',
                link: 'https://wiki.example.com/incidents/7',
              },
              { title: 'Slow mails', start: '2026-01-30T23:00:00Z' },
              { title: 'Backwards', start: '2026-01-30T23:00:00Z', end: '2026-01-30T22:00:00Z' },
            ],
            maintenance: [
              {
                title: 'Upgrade',
                start: '2026-01-25T02:00:00Z',
                end: '2026-01-25T04:00:00Z',
                accounting: 'excluded',
              },
              { title: 'Backups', weekly: 'Sunday 02:00-04:00 Europe/Berlin', accounting: 'counted' },
            ],
          };
        },
      },
    );
    await waitFor(() =>
      expect(readTable(CAPTION).map((row) => row.slice(1, 3))).toEqual([
        ['ongoing', '≥ 1 h'],
        ['21 Jan 2026, 14:28 UTC', '28 min'],
      ]),
    );
    expect(within(section()).getByRole('link', { name: /^Checkout <b>down<\/b>/ })).toHaveAttribute(
      'href',
      'https://wiki.example.com/incidents/7',
    );
    const facts = textOf(section());
    expect(facts).toContain('28 min (1 incident');
    expect(facts).toContain('1 ongoing, not counted');
    expect(facts).toContain('Maintenance, excluded: neither up nor down');
    expect(facts).toContain('Backups (every Sunday 02:00-04:00 Europe/Berlin)');
    // The lane of the budget's 30 days: Sundays at 1:00 UTC, and the upgrade.
    const maintenance = findAll('[data-kind="maintenance"]', chart('Uptime: budget left'));
    expect(maintenance.map((one) => one.dataset.event)).toEqual(
      [
        '2026-01-25T02:00Z',
        '2026-01-04T01:00Z',
        '2026-01-11T01:00Z',
        '2026-01-18T01:00Z',
        '2026-01-25T01:00Z',
      ].map((time, index) => `maintenance/${Date.parse(time)}/${index === 0 ? 'Upgrade' : 'Backups'}`),
    );
    await user.click(await screen.findByRole('link', { name: 'See what and where' }));
    await screen.findAllByText('incidents.list[2]');
  });
});

describe('the marks of changes', () => {
  const CAPTION = /^Changes in the time of the charts/;
  const section = () => region('Changes');

  test('are looked at by a click, and with the keyboard alone', async () => {
    const user = await openOperations({ window: '7d' });
    await waitFor(() => expect(readTable(CAPTION)).toHaveLength(2));
    for (const title of ['Latency', 'Latency distribution', 'Throughput', 'Cache hit rate'])
      expect(marks(title, 'Deploy'), title).toHaveLength(2);
    await user.click(find('text', marks('Latency', 'Deploy')[0]));
    await waitFor(() => expect(param('at')).toMatch(/^2026-01-2\dT/));
    await goBack();
    await waitFor(() => expect(readTable(CAPTION)).toHaveLength(2));
    within(section()).getAllByRole('button', { name: 'Show on charts' })[0]?.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(param('at')).toMatch(/^2026-01-2\dT/));
    await waitFor(() => expect(marks('Latency', 'Deploy')).toHaveLength(1));
  });

  test('show hostile versions as texts', async () => {
    const metric = { service: '<img src=x onerror=alert(1)>', version: 'x'.repeat(10_000) };
    const end = DEMO_NOW / 1000;
    await openOperations(
      {},
      {
        answer: ({ endpoint, expr, params }) => {
          if (!expr.includes('build_info') || endpoint !== 'query_range') return undefined;
          const step = Number(params.get('step'));
          return success(
            [
              { metric: { service: 'api' }, values: [[end - 2 * step, '1']] },
              { metric, values: [[end - step, '1']] },
            ],
            endpoint,
          );
        },
      },
    );
    await waitFor(() => expect(readTable(CAPTION)[0]?.[2]).toMatch(/^<img src=x onerror=alert\(1\)> x+…$/));
    expect(findAll('img', section())).toEqual([]);
  });

  test('say why there are none where the server declines, and the charts stay', async () => {
    await openOperations({}, { answer: refusing('build_info') });
    await waitFor(() => expect(section()).toHaveTextContent('too many series'));
    expect(chart('Latency')).toHaveAttribute('data-state', 'ready');
  });
});

describe('the error budget', () => {
  const budget = () => find('[data-budget="uptime"]');

  test('says how much of the window is known', async () => {
    await openOperations({ at: '2025-11-16T23:00:00Z' });
    await waitFor(() => expect(textOf(chart('Uptime: budget left'))).toMatch(/1[45] of 30 days known/));
  });

  test('without requests is no budget', async () => {
    await openOperations({ at: '2024-01-01T00:00:00Z' });
    await waitFor(() => expect(budget()).toHaveTextContent('Without requests there is no budget to spend.'));
    expect(findAll('meter', budget())).toEqual([]);
  });

  test('says why there is none where the server declines, and the rest stays', async () => {
    await openOperations(
      {},
      {
        // Nor its days, which would add up to it.
        answer: ({ expr }) =>
          expr.includes('http_requests_total') && /\[(30d|1d)\]/.test(expr)
            ? refusal(422, 'too many samples')
            : undefined,
      },
    );
    await waitFor(() => expect(budget()).toHaveTextContent('too many samples'));
    expect(chart('Latency')).toHaveAttribute('data-state', 'ready');
  });
});

describe('the alerts', () => {
  const activeAt = '2026-01-30T23:20:00Z';
  const alert = (state: string, labels: object) => ({ state, labels, annotations: {}, activeAt, value: '1' });
  const alerts = (...all: object[]) => HttpResponse.json({ status: 'success', data: { alerts: all } });

  test('that fire or are about to lead to their chart, and broken rules are named', async () => {
    const rule = (name: string, query: string, lastError = '') => ({
      ...{ name, query, lastError, type: 'alerting', health: lastError === '' ? 'ok' : 'err' },
    });
    const rules = [
      rule('SlowAnswers', 'sum(rate(http_request_duration_seconds_bucket{le="0.5"}[5m])) < 1'),
      rule('Broken', 'a * b', 'found duplicate series <b>'),
    ];
    const user = await openOperations(
      {},
      {
        answer: ({ endpoint }) => {
          if (endpoint === 'alerts')
            return alerts(
              alert('pending', { alertname: 'SlowAnswers' }),
              alert('firing', { alertname: 'Burn', indicator: 'uptime' }),
            );
          if (endpoint !== 'rules') return undefined;
          return HttpResponse.json({ status: 'success', data: { groups: [{ name: 'g', rules }] } });
        },
      },
    );
    await waitFor(() =>
      expect(readTable(/^Alerts that fire/).map((row) => row.slice(0, 3))).toEqual([
        ['Burn', 'firing', '30 Jan 2026, 23:20 UTC'],
        ['SlowAnswers', 'pending', '30 Jan 2026, 23:20 UTC'],
      ]),
    );
    await waitFor(() =>
      expect(readTable(/^Rules the server cannot evaluate/)).toEqual([
        ['Broken', 'found duplicate series <b>'],
      ]),
    );
    const links = within(region(/^Alerts that fire/)).getAllByRole('link', { name: /^Chart/ });
    expect(links).toHaveLength(2);
    links[1]?.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(param('view')).toBe('performance'));
  });

  test('lead to the chart of the indicator they name, or to their time', async () => {
    const user = await openOperations(
      {},
      {
        answer: ({ endpoint }) =>
          endpoint === 'alerts'
            ? alerts(
                alert('firing', {
                  alertname: 'PillarsUptimeOffTarget',
                  indicator: 'uptime',
                  pillar: 'reliability',
                }),
                alert('firing', { alertname: 'DiskFull', instance: 'db-1' }),
              )
            : undefined,
      },
    );
    const row = async (name: RegExp) => within(await screen.findByRole('row', { name }));
    await user.click((await row(/DiskFull/)).getByRole('button', { name: 'Show on charts' }));
    await waitFor(() => expect(param('at')).not.toBe(AT));
    await goBack();
    await user.click(
      (await row(/PillarsUptimeOffTarget/)).getByRole('link', { name: 'Chart of System uptime' }),
    );
    expect(param('view')).toBe('reliability');
    expect(window.location.hash).toBe('#chart-uptime');
  });
});

describe('the exemplars', () => {
  const CAPTION = /^Single requests in the time of the chart/;
  const dots = () => findAll('[data-exemplars] circle', chart('Latency'));
  const list = () => screen.getByText(/^Exemplars \(\d+\)$/);
  const copies = () => screen.getAllByRole('button', { name: /^Copy trace id/ });
  const TRACE = '../<img src=x onerror=alert(1)>?a=b#c';

  test('of the demo are dots and a list; a dot leads to its entry', async () => {
    const user = await openOperations({ window: '24h' });
    await waitFor(() => expect(dots()).toHaveLength(5));
    await user.click(list());
    expect(readTable(CAPTION).map((row) => row[1])).toEqual([
      '274 ms',
      '192 ms',
      '161 ms',
      '148 ms',
      '83 ms',
    ]);
    expect(copies()).toHaveLength(5);
    await user.click(list());
    await waitFor(() => expect(screen.queryAllByRole('button', { name: /^Copy trace id/ })).toEqual([]));
    fireEvent.click(dots()[1] as HTMLElement);
    await waitFor(() => expect(copies()[1]).toHaveFocus());
  });

  test('with hostile labels are texts, and the link leads where the scorecard says', async () => {
    const exemplar = { labels: { trace_id: TRACE }, value: '0.25', timestamp: DEMO_NOW / 1000 - 60 };
    const data = [{ seriesLabels: { route: '<script>alert(1)</script>' }, exemplars: [exemplar] }];
    const user = await openOperations(
      { window: '24h', service: 'api' },
      {
        scorecard: (file) => Object.assign(file, { exemplarUrl: 'https://traces.example/trace/$traceID' }),
        answer: ({ endpoint }) =>
          endpoint === 'query_exemplars' ? HttpResponse.json({ status: 'success', data }) : undefined,
      },
    );
    await waitFor(() => expect(dots()).toHaveLength(1));
    const asked = calls().find(({ endpoint }) => endpoint === 'query_exemplars')?.params;
    expect(asked?.get('query')).toMatch(/^http_request_duration_seconds_bucket\{.*\}$/);
    expect(Number(asked?.get('end')) - Number(asked?.get('start'))).toBeGreaterThanOrEqual(86_400);
    await user.click(list());
    expect(await screen.findByRole('link', { name: (name) => name.includes(TRACE) })).toHaveAttribute(
      'href',
      `https://traces.example/trace/${encodeURIComponent(TRACE)}`,
    );
    expect(findAll('bdi').some(({ textContent }) => textContent === 'route=<script>alert(1)</script>')).toBe(
      true,
    );
    expect(findAll('main img')).toEqual([]);
  });

  test('are not spoken of where the server has none, nor asked for again', async () => {
    const asked = () => calls().filter(({ endpoint }) => endpoint === 'query_exemplars').length;
    const user = await openOperations(
      {},
      {
        answer: ({ endpoint }) =>
          endpoint === 'query_exemplars'
            ? new HttpResponse('404 page not found', { status: 404 })
            : undefined,
      },
    );
    await waitFor(() => expect(asked()).toBeGreaterThan(0));
    await quiet();
    expect(dots()).toEqual([]);
    expect(screen.queryByText(/^Exemplars \(\d+\)$/)).toBeNull();
    expect(screen.queryByText('query_exemplars')).toBeNull();
    // Each such response is a line in the browser's console: one is enough.
    forgetCalls();
    within(chart('Latency')).getByRole('application').focus();
    await user.keyboard('+');
    await waitFor(() => expect(param('window')).not.toBeNull());
    await quiet();
    expect(asked()).toBe(0);
  });
});
