import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  type Answerer,
  type ApiCall,
  calls,
  forgetCalls,
  type Matrix,
  refusal,
  success,
} from '#testing/demo-server.ts';
import { savedFiles } from '#testing/missing-in-jsdom.ts';
import { AT, goBack, reload, renderApp, settled } from '#testing/render-app.tsx';
import { find, findAll, param, readTable, region } from '#testing/shown.ts';

const table = () => region(/^Breakdown by/);
const header = (name: string) => within(table()).getByRole('columnheader', { name });
const names = () => findAll('tbody [scope="row"]', table());
const nameTexts = () => names().map(({ textContent }) => textContent);
const by = () => screen.getByRole('combobox', { name: 'By' });
const isReady = () => waitFor(() => find('[data-breakdown] tbody tr'));

const openBreakdown = async (
  params: Readonly<Record<string, string>> = {},
  answer?: Answerer,
): ReturnType<typeof renderApp> => {
  const user = await renderApp(
    { view: 'operations', at: AT, ...params },
    answer === undefined ? {} : { answer },
  );
  await waitFor(() => table());
  return user;
};

describe('the breakdown of latency', () => {
  test('takes any label of the metric, which the address keeps', async () => {
    const user = await openBreakdown();
    await isReady();
    await waitFor(() =>
      expect(findAll('option', by()).map(({ textContent }) => textContent)).toEqual([
        'region',
        'route',
        'service',
      ]),
    );
    await user.selectOptions(by(), 'region');
    expect(param('by')).toBe('region');
    await waitFor(() => expect(names()).toHaveLength(2));
    await reload();
    await waitFor(() => expect(names()).toHaveLength(2));
  });

  test('is sorted by its headers and searched, with the keyboard alone', async () => {
    const user = await openBreakdown();
    await isReady();
    expect(header('Share of slow')).toHaveAttribute('aria-sort', 'descending');
    within(header('P99')).getByRole('button').focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(header('P99')).toHaveAttribute('aria-sort', 'descending'));
    const slowestFirst = nameTexts();
    await user.keyboard(' ');
    await waitFor(() => expect(header('P99')).toHaveAttribute('aria-sort', 'ascending'));
    expect(nameTexts()).toEqual(slowestFirst.toReversed());

    await user.type(screen.getByRole('searchbox', { name: 'Find a route' }), 'SEAR');
    await waitFor(() => expect(nameTexts()).toEqual(['/search']));
    expect([param('sort'), param('find')]).toEqual(['latency_p99', 'SEAR']);
    await reload();
    await isReady();
    expect(header('P99')).toHaveAttribute('aria-sort', 'ascending');
    expect(nameTexts()).toEqual(['/search']);
  });

  test('says who caused the slow search', async () => {
    // Version 2.6.0 was deployed at 09:00; the hour after it is held against the hour before.
    const user = await openBreakdown({ window: '1h', at: '2026-01-19T10:00:00Z', by: 'service' });
    await isReady();
    await user.click(screen.getByRole('button', { name: 'Who caused the change?' }));
    await waitFor(() => expect(header('Δ slow')).toHaveAttribute('aria-sort', 'descending'));
    expect(readTable('Breakdown by service')[0]?.[0]).toBe('api');
    await user.selectOptions(by(), 'route');
    await screen.findByRole('region', { name: 'Breakdown by route' });
    await isReady();
    const [first] = readTable('Breakdown by route');
    expect(first?.[0]).toBe('/search');
    expect(first?.[7]).toMatch(/^\+[\d,]+ \((9\d(\.\d+)?|100) %\)$/);
  });

  test('a row filters every panel', async () => {
    const user = await openBreakdown();
    await isReady();
    forgetCalls();
    await user.click(within(table()).getByRole('link', { name: '/search' }));
    await settled();
    expect(param('filter')).toBe('route:/search');
    await screen.findByRole('link', { name: /^route = \/search/ });
    // Whether the targets are up is asked of all of them.
    const exprs = calls().flatMap(({ expr }) => (expr === '' || expr === 'max by (job) (up)' ? [] : [expr]));
    expect(exprs.length).toBeGreaterThan(10);
    for (const expr of exprs) expect(expr).toContain('route="/search"');
    await goBack();
    await waitFor(() => expect(names()).toHaveLength(6));
  });

  test('saves what is on screen as CSV', async () => {
    const user = await openBreakdown();
    await isReady();
    await user.click(screen.getAllByRole('button', { name: 'CSV' })[0] as HTMLElement);
    const [head, first] = ((await savedFiles()[0]?.text()) ?? '').split('\r\n');
    expect(head).toBe('\uFEFFroute,Requests,P50,P95,P99,Errors,Share of slow,Δ slow');
    expect(first).toMatch(/^\/search,20,/);
  });
});

const BOUNDS = ['0.05', '0.1', '0.2', '0.5', '+Inf'];

/** Buckets of a made-up set of routes, at the instant or at every step that is asked for. */
function madeUp({ endpoint, params }: ApiCall, routes: readonly string[]): Matrix[] {
  const time = Number(params.get('time') ?? params.get('end'));
  return routes.flatMap((route, index) =>
    BOUNDS.map((le, bound) => {
      const point: [number, string] = [time, String((bound + 1) * 20 * (1 + (index % 7)))];
      const metric: Record<string, string> = { le, ...(route === '' ? {} : { route }) };
      return endpoint === 'query_range' ? { metric, values: [point] } : { metric, value: point };
    }),
  );
}

const routes =
  (all: readonly string[]): Answerer =>
  (call) =>
    call.expr.includes('by (le, route)') ? success(madeUp(call, all), call.endpoint) : undefined;

test('hostile, empty and endless values are texts', async () => {
  const endless = `/${'x'.repeat(10_000)}`;
  const user = await openBreakdown(
    {},
    routes(['<img src=x onerror=alert(1)>', '\u202Eكلمة', '', endless, '__proto__']),
  );
  await waitFor(() => expect(names()).toHaveLength(5));
  expect(findAll('img', table())).toEqual([]);
  expect(nameTexts().some((text) => text?.includes('<img src=x onerror=alert(1)>'))).toBe(true);
  expect(nameTexts().some((text) => text?.includes('(none)'))).toBe(true);

  const long = names().find(({ textContent }) => textContent?.includes('/xxx'));
  expect(long?.textContent?.length).toBeLessThan(120);
  await user.click(within(long as HTMLElement).getByRole('button', { name: 'Full text' }));
  const dialog = await screen.findByRole('dialog', { name: 'route' });
  expect(find('code', dialog).textContent).toBe(endless);
  await user.keyboard('{Escape}');

  await user.click(within(table()).getByRole('link', { name: '(none)' }));
  expect(param('filter')).toBe('route:');
});

describe('where the server declines', () => {
  const TOO_MANY = 'too many series';

  test('the breakdown says why, and the rest stays', async () => {
    await renderApp(
      { view: 'operations', at: AT },
      { answer: ({ expr }) => (expr.includes('by (le, route)') ? refusal(422, TOO_MANY) : undefined) },
    );
    await waitFor(() => expect(find('[data-breakdown]')).toHaveTextContent(TOO_MANY));
    expect(find('[data-chart="Latency"]')).toHaveAttribute('data-state', 'ready');
  });

  test('what cannot be told of its rows is said, and the rows stay', async () => {
    await openBreakdown({}, ({ endpoint, expr }) =>
      endpoint === 'labels' || expr.includes('by (status, route)') ? refusal(422, TOO_MANY) : undefined,
    );
    await waitFor(() => expect(names()).toHaveLength(6));
    const breakdown = find('[data-breakdown]');
    await waitFor(() => expect(breakdown).toHaveTextContent(/Errors cannot be told: .*too many series/));
    expect(breakdown).toHaveTextContent(/Other labels cannot be told: .*too many series/);
  });

  test('an empty answer is no table of zeros', async () => {
    await openBreakdown({}, routes([]));
    await waitFor(() => expect(table()).toHaveTextContent('No data for this metric in this period.'));
  });
});
