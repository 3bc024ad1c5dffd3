import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { type ApiCall, altered, type Matrix, success } from '#testing/demo-server.ts';
import { demoScorecard } from '#testing/edited-scorecard.ts';
import { expectNoFigures, expectNoGrade } from '#testing/expectations.ts';
import { AT, goTo, readFigures, renderApp } from '#testing/render-app.tsx';
import { figure, figuresOfView, find, findAll, main, withSpaces } from '#testing/shown.ts';

/** The same series with one value everywhere. */
const withValue = ({ metric, value, values }: Matrix, text: string): Matrix => ({
  metric,
  ...(value === undefined ? {} : { value: [value[0], text] }),
  ...(values === undefined ? {} : { values: values.map(([time]) => [time, text]) }),
});

const allValues = (text: string) => (result: Matrix[]) => result.map((series) => withValue(series, text));

test('an empty server gives no figure, no letter and never a zero', async () => {
  const user = await renderApp({ at: AT }, { answer: ({ endpoint }) => success([], endpoint) });
  expectNoGrade();
  expect(figure('uptime')).toHaveTextContent('No data for this metric in this period');
  expectNoFigures(await readFigures(user));
  await goTo(user, 'Setup');
  const { indicators } = JSON.parse(demoScorecard()) as { indicators: readonly { kind: string }[] };
  const measured = indicators.filter(({ kind }) => kind !== 'attested');
  expect(screen.getAllByRole('row', { name: /no data/ })).toHaveLength(measured.length);
});

test.for(['NaN', '+Inf', '-Inf'])('a server full of %s gives no figure', async (value) => {
  const user = await renderApp(
    { at: AT },
    {
      // An incident that lasts infinitely is still one, and the page would fetch 90 d of them minute by minute.
      answer: (call) =>
        call.endpoint === 'alerts' || call.expr.includes('incident_active')
          ? undefined
          : altered(call, allValues(value)),
    },
  );
  for (const [id, { text, value: shown }] of await readFigures(user)) {
    expect(text, id).not.toMatch(/NaN|Inf|∞/);
    if (!['cost_efficiency', 'mttr', 'mtbf'].includes(id)) expect(shown, id).toBeNull();
  }
  await goTo(user, 'Executive');
  expectNoGrade();
});

test('a cost that is not a number is no cost of zero', async () => {
  await renderApp(
    { at: AT },
    {
      answer: (call) =>
        call.expr.includes('cloud_cost_usd_total') ? altered(call, allValues('NaN')) : undefined,
    },
  );
  const figures = figuresOfView();
  expect(figures.get('cost_per_project')).toEqual({ text: '–', value: null, status: 'No data' });
  expect(figures.get('budget_adherence')).toEqual({ text: '–', value: null, status: 'No data' });
});

test('errors that are not a number are no uptime of 100 %', async () => {
  const failuresAsNaN = (result: Matrix[]) =>
    result.map((series) => (series.metric.status?.startsWith('5') ? withValue(series, 'NaN') : series));
  await renderApp(
    { at: AT },
    {
      answer: (call) =>
        call.expr.includes('http_requests_total') ? altered(call, failuresAsNaN) : undefined,
    },
  );
  const figures = figuresOfView();
  expect(figures.get('uptime')).toEqual({ text: '–', value: null, status: 'No data' });
  expect(figures.get('error_rate')).toMatchObject({ text: '–', value: null });
});

describe('what the server warns about', () => {
  test('about an answer stands in the details', async () => {
    const warning = 'PromQL warning: 3 of 7 stores did not answer';
    const user = await renderApp(
      { at: AT, indicator: 'uptime' },
      {
        answer: (call) =>
          call.expr.includes('http_requests_total')
            ? altered(call, (result) => result, { warnings: [warning] })
            : undefined,
      },
    );
    const dialog = await screen.findByRole('dialog', { name: 'System uptime' });
    await waitFor(() => expect(dialog).toHaveTextContent('Server warning'));
    expect(dialog).toHaveTextContent(warning);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(figure('uptime')).toHaveTextContent(warning));
    expect(figure('projects_per_day')).not.toHaveTextContent(warning);
  });

  test('about lines only stands beside them', async () => {
    const warning = '3 of 7 stores did not answer';
    const answer = (call: ApiCall) =>
      call.endpoint === 'query_range'
        ? altered(call, (result) => result, { warnings: [warning] })
        : undefined;
    await renderApp({ view: 'operations', at: AT }, { answer });
    const told = `The server warns: ${warning}`;
    for (const title of ['Latency', 'Latency distribution'])
      await waitFor(() => expect(find(`[data-chart="${title}"]`)).toHaveTextContent(told));
    for (const chart of findAll('main [data-chart]')) expect(chart).toHaveTextContent(told);
    expect(find('[data-breakdown]')).toHaveTextContent(told);
    // The figures above are responses of their own, about which the server warns of nothing.
    expect(find('[data-part="span-figures"]')).not.toHaveTextContent(warning);

    await renderApp({ at: AT }, { answer });
    await waitFor(() => expect(figure('uptime')).toHaveTextContent(warning));
  });
});

test.for([
  [10, 'behind'],
  [-10, 'ahead of'],
] as const)("a clock %i minutes %s the server's is told", async ([minutes, word]) => {
  await renderApp(
    {},
    {
      answer: ({ endpoint }) => {
        const response = success([], endpoint);
        response.headers.set('date', new Date(Date.now() + minutes * 60_000).toUTCString());
        return response;
      },
    },
  );
  await waitFor(() =>
    expect(withSpaces(main().textContent)).toMatch(
      new RegExp(`The clock of this device is (10(\\.0)?|9\\.9\\d?) min ${word} the server's`),
    ),
  );
});

describe('hostile text from a server', () => {
  test.for([
    ['markup', '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'],
    ['10 kB without a space', 'x'.repeat(10_000)],
    ['text that runs from right to left', '\u202Eevil\u05D0\u05D1\u05D2\u202E'],
  ] as const)('%s in a label is shown as text', async ([, text]) => {
    const answer = (call: ApiCall) =>
      call.endpoint === 'alerts'
        ? undefined
        : altered(call, (result) =>
            result.map(({ metric, ...samples }) => ({
              ...samples,
              metric:
                metric.solver === 'routing' || metric.solver === undefined
                  ? metric
                  : { ...metric, solver: text + metric.solver },
            })),
          );
    await renderApp({ at: AT, view: 'engineering' }, { answer });
    expect(findAll('main th').some(({ textContent }) => textContent?.includes(text))).toBe(true);
    await renderApp({ at: AT, view: 'engineering', indicator: 'solver_performance' }, { answer });
    await waitFor(() =>
      expect(findAll('dialog dt').some(({ textContent }) => textContent?.includes(text))).toBe(true),
    );
    expect('pwned' in window).toBe(false);
    expect(findAll('main img')).toEqual([]);
  });
});

test('data that starts half-way is marked with how much of the window it covers', async () => {
  const half = Date.parse(AT) / 1000 - 15 * 86_400;
  const secondHalf = (result: Matrix[]) =>
    result
      .map((series) => ({ ...series, values: series.values?.filter(([time]) => time > half) ?? [] }))
      .filter(({ values }) => values.length > 0);
  await renderApp(
    { at: AT },
    { answer: (call) => (call.endpoint === 'query_range' ? altered(call, secondHalf) : undefined) },
  );
  await waitFor(() => expect(withSpaces(figure('uptime').textContent)).toContain('15 of 30 days known'));
});
