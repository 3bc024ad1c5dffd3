import { alterResult, type Matrix, onApiCall, success } from './api-route.ts';
import { demoScorecard } from './edited-scorecard.ts';
import { expectNoFigures, expectNoGrade, expectNoSidewaysScrolling } from './expectations.ts';
import { AT, addressOf, figure, figuresOfView, goTo, open, readFigures, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';

/** The same series with one value everywhere. */
const withValue = ({ metric, value, values }: Matrix, text: string): Matrix => ({
  metric,
  ...(value === undefined ? {} : { value: [value[0], text] }),
  ...(values === undefined ? {} : { values: values.map(([time]) => [time, text]) }),
});

const allValues = (text: string) => (result: Matrix[]) => result.map((series) => withValue(series, text));

test('an empty server gives no figure, no letter and never a zero', async ({ page, addresses }) => {
  await onApiCall(page, ({ route, endpoint }) => route.fulfill(success([], endpoint)));
  await open(page, addresses.live, { at: AT });
  await expectNoGrade(page);
  await expect(figure(page, 'uptime')).toContainText('No data for this metric in this period');
  expectNoFigures(await readFigures(page));
  await goTo(page, 'setup');
  const { indicators } = JSON.parse(demoScorecard()) as { indicators: readonly { kind: string }[] };
  const measured = indicators.filter(({ kind }) => kind !== 'attested');
  await expect(page.getByRole('row', { name: /no data/ })).toHaveCount(measured.length);
});

for (const value of ['NaN', '+Inf', '-Inf']) {
  test(`a server full of ${value} gives no figure`, async ({ page, addresses }) => {
    await onApiCall(page, (call) =>
      // An incident that lasts infinitely is still one, and the page would fetch 90 d of them minute by minute.
      call.endpoint === 'alerts' || call.expr.includes('incident_active')
        ? call.route.fallback()
        : alterResult(call, allValues(value)),
    );
    await open(page, addresses.live, { at: AT });
    for (const [id, { text, value: shown }] of await readFigures(page)) {
      expect(text, id).not.toMatch(/NaN|Inf|∞/);
      if (!['cost_efficiency', 'mttr', 'mtbf'].includes(id)) expect(shown, id).toBeNull();
    }
    await goTo(page, 'executive');
    await expectNoGrade(page);
  });
}

const isNot = (expr: string, metric: string): boolean => !expr.includes(metric);

test('a cost that is not a number is no cost of zero', async ({ page, addresses }) => {
  await onApiCall(page, (call) =>
    isNot(call.expr, 'cloud_cost_usd_total') ? call.route.fallback() : alterResult(call, allValues('NaN')),
  );
  await open(page, addresses.live, { at: AT });
  const figures = await figuresOfView(page);
  expect(figures.get('cost_per_project')).toEqual({ text: '–', value: null, status: 'No data' });
  expect(figures.get('budget_adherence')).toEqual({ text: '–', value: null, status: 'No data' });
});

test('errors that are not a number are no uptime of 100 %', async ({ page, addresses }) => {
  await onApiCall(page, (call) =>
    isNot(call.expr, 'http_requests_total')
      ? call.route.fallback()
      : alterResult(call, (result) =>
          result.map((series) => (series.metric.status?.startsWith('5') ? withValue(series, 'NaN') : series)),
        ),
  );
  await open(page, addresses.live, { at: AT });
  const figures = await figuresOfView(page);
  expect(figures.get('uptime')).toEqual({ text: '–', value: null, status: 'No data' });
  expect(figures.get('error_rate')).toMatchObject({ text: '–', value: null });
});

test('what the server remarks about an answer stands in the details', async ({ page, addresses }) => {
  const warning = 'PromQL warning: 3 of 7 stores did not answer';
  await onApiCall(page, (call) =>
    call.expr.includes('http_requests_total')
      ? alterResult(call, (result) => result, { warnings: [warning] })
      : call.route.fallback(),
  );
  await open(page, addresses.live, { at: AT, indicator: 'uptime' });
  const dialog = page.getByRole('dialog', { name: 'System uptime' });
  await expect(dialog).toContainText('Server warning');
  await expect(dialog).toContainText(warning);
  await page.keyboard.press('Escape');
  await expect(figure(page, 'uptime')).toContainText(warning);
  await expect(figure(page, 'projects_per_day')).not.toContainText(warning);
});

test('what the server remarks about lines only stands beside them', async ({ page, addresses }) => {
  const warning = '3 of 7 stores did not answer';
  await onApiCall(page, (call) =>
    call.endpoint === 'query_range'
      ? alterResult(call, (result) => result, { warnings: [warning] })
      : call.route.fallback(),
  );
  await open(page, addresses.live, { view: 'operations', at: AT });
  const told = `The server warns: ${warning}`;
  const charts = page.locator('main [data-chart]');
  for (const title of ['Latency', 'Latency distribution']) {
    await expect(page.locator(`[data-chart="${title}"]`)).toContainText(told);
  }
  await expect(charts.filter({ hasText: told })).toHaveCount(await charts.count());
  await expect(page.locator('[data-breakdown]')).toContainText(told);
  // The figures above are answers of their own, to which nothing was remarked.
  await expect(page.locator('[data-part="span-figures"]')).not.toContainText(warning);

  await page.goto(addressOf(addresses.live, { at: AT }));
  await expect(figure(page, 'uptime')).toContainText(warning);
});

for (const { minutes, word } of [
  { minutes: 10, word: 'behind' },
  { minutes: -10, word: 'ahead of' },
]) {
  test(`a clock 10 minutes ${word} the server's is told`, async ({ page, addresses }) => {
    await onApiCall(page, ({ route, endpoint }) =>
      route.fulfill({
        ...success([], endpoint),
        headers: { date: new Date(Date.now() + minutes * 60_000).toUTCString() },
      }),
    );
    await open(page, addresses.live);
    await expect(page.getByRole('status').filter({ hasText: 'clock' })).toContainText(
      new RegExp(`The clock of this device is (10(\\.0)?|9\\.9\\d?)\\smin ${word} the server's`),
    );
  });
}

test.describe('hostile text from a server', () => {
  const HOSTILE = [
    { name: 'markup', text: '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>' },
    { name: '10 kB without a space', text: 'x'.repeat(10_000) },
    { name: 'text that runs from right to left', text: '\u202Eevil\u05D0\u05D1\u05D2\u202E' },
  ];

  for (const { name, text } of HOSTILE) {
    test(`${name} in a label is shown as text`, async ({ page, addresses }) => {
      await onApiCall(page, (call) =>
        call.endpoint === 'alerts'
          ? call.route.fallback()
          : alterResult(call, (result) =>
              result.map(({ metric, ...samples }) => ({
                ...samples,
                metric:
                  metric.solver === 'routing' || metric.solver === undefined
                    ? metric
                    : { ...metric, solver: text + metric.solver },
              })),
            ),
      );
      await open(page, addresses.live, { at: AT, view: 'engineering' });
      const cell = page.getByRole('rowheader').filter({ hasText: text }).first();
      await expect(cell).toBeVisible();
      await page.goto(
        addressOf(addresses.live, { at: AT, view: 'engineering', indicator: 'solver_performance' }),
      );
      await expect(page.getByRole('dialog').locator('dt').filter({ hasText: text }).first()).toBeVisible();
      expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
      expect(await page.locator('main img').count()).toBe(0);
      await expectNoSidewaysScrolling(page);
    });
  }
});

test('data that starts half-way is marked with how much of the window it covers', async ({
  page,
  addresses,
}) => {
  const half = Date.parse(AT) / 1000 - 15 * 86_400;
  await onApiCall(page, (call) =>
    call.endpoint === 'query_range'
      ? alterResult(call, (result) =>
          result
            .map((series) => ({ ...series, values: series.values?.filter(([time]) => time > half) ?? [] }))
            .filter(({ values }) => values.length > 0),
        )
      : call.route.fallback(),
  );
  await open(page, addresses.live, { at: AT });
  await expect
    .poll(async () => withSpaces((await figure(page, 'uptime').textContent()) ?? ''))
    .toContain('15 of 30 days known');
});
