import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { DEMO_NOW } from '#demo/timeline.ts';
import { calls, forgetCalls } from '#testing/demo-server.ts';
import { AT, goBack, quiet, renderApp, settled } from '#testing/render-app.tsx';
import { choose, figure, figuresOfView, find, main, param, viewLink, withSpaces } from '#testing/shown.ts';

const windowPicker = () => screen.getByRole('combobox', { name: 'Window' });
const windowText = () => withSpaces(find('article header', figure('uptime')).textContent);

test('a tile opens its details, which Escape closes', async () => {
  const user = await renderApp({ at: AT });
  await user.click(within(figure('uptime')).getByRole('button', { name: /^System uptime/ }));
  await screen.findByRole('dialog', { name: 'System uptime' });
  expect(param('indicator')).toBe('uptime');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'System uptime' })).toBeNull());
  expect(param('indicator')).toBeNull();
});

test('a link to an indicator opens how its figure came about', async () => {
  const user = await renderApp({ at: AT, indicator: 'uptime' });
  const dialog = await screen.findByRole('dialog', { name: 'System uptime' });
  expect(withSpaces(find('data', dialog).textContent)).toBe('99.95 %');
  expect(dialog).toHaveTextContent('1 − bad ÷ valid');
  expect(dialog).toHaveTextContent('sum by (status) (increase(http_requests_total{}[30d]))');
  const query = within(within(dialog).getByRole('region', { name: 'Query: query' }));
  const link = await query.findByRole<HTMLAnchorElement>('link', { name: /Open in Prometheus/ });
  expect(new URL(link.href).searchParams.get('g0.expr')).toContain('increase(http_requests_total{}[30d])');
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'System uptime' })).toBeNull());
});

describe('the window picker', () => {
  test('changes the window of the figures and the address, and the back button returns', async () => {
    const user = await renderApp({ at: AT });
    expect(windowText()).toContain('30 d');
    const before = figuresOfView().get('uptime');

    await choose(user, windowPicker(), 'Last 7 d');
    expect(param('window')).toBe('1w');
    await waitFor(() => expect(windowText()).toContain('7 d'));
    await settled();
    expect(figuresOfView().get('uptime')?.value).not.toBe(before?.value);

    await goBack();
    expect(param('window')).toBeNull();
    expect(windowText()).toContain('30 d');
    expect(figuresOfView().get('uptime')).toEqual(before);
  });

  test('takes a span from one time to another, in UTC', async () => {
    const user = await renderApp({}, { source: 'demo' });
    const chooseSpan = async () => {
      await choose(user, windowPicker(), 'Custom range');
      return within(await screen.findByRole('dialog', { name: 'Custom range' }));
    };
    const dialog = await chooseSpan();
    const fill = (label: string | RegExp, value: string) =>
      fireEvent.change(dialog.getByLabelText(label), { target: { value } });
    fill('From (UTC)', '2026-01-21T12:00');
    fill('To', '2026-01-21T11:00');
    await user.click(dialog.getByRole('button', { name: 'Show' }));
    expect(dialog.getByRole('alert')).toHaveTextContent('The start must be before the end.');

    fill('To', '2026-01-21T18:00');
    await user.click(dialog.getByRole('button', { name: 'Show' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Custom range' })).toBeNull());
    expect([param('at'), param('window')]).toEqual(['2026-01-21T18:00:00Z', '6h']);
    // The outage of 21 minutes lies in these six hours.
    await waitFor(() => expect(figuresOfView().get('uptime')?.status).toBe('Missed'));
    expect(screen.getByText('Snapshot of 21 Jan 2026, 18:00:00 UTC')).toBeVisible();

    await user.click((await chooseSpan()).getByRole('button', { name: 'Back to now' }));
    expect(param('at')).toBeNull();
  });
});

test('the theme is chosen and given back', async () => {
  const user = await renderApp({ at: AT });
  const theme = screen.getByRole('combobox', { name: 'Theme' });
  await user.selectOptions(theme, 'Dark');
  expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
  await user.selectOptions(theme, 'System theme');
  expect(document.documentElement).not.toHaveAttribute('data-theme');
});

test('it asks again every 10 s while it is on, and never while it is off', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: DEMO_NOW });
  const user = await renderApp({ refresh: '10s' });
  await quiet();
  forgetCalls();
  await vi.advanceTimersByTimeAsync(11_000);
  await waitFor(() => expect(calls().length).toBeGreaterThan(0));

  await user.selectOptions(screen.getByRole('combobox', { name: 'Refresh' }), 'No refresh');
  expect(param('refresh')).toBe('off');
  await settled();
  await quiet();
  forgetCalls();
  await vi.advanceTimersByTimeAsync(600_000);
  await quiet();
  expect(calls()).toEqual([]);
});

test('filters of a link are in every query until they are dropped', async () => {
  // Whether the targets are up is asked of all of them.
  const exprs = () =>
    calls().flatMap(({ expr }) => (expr === '' || expr === 'max by (job) (up)' ? [] : [expr]));
  const user = await renderApp({ at: AT, filter: 'service:api' });
  const filter = await screen.findByRole('link', { name: /service = api/ });
  // Sparklines and changes are asked for after the figures.
  await quiet();
  expect(exprs().length).toBeGreaterThan(20);
  for (const expr of exprs()) expect(expr).toContain('service="api"');

  forgetCalls();
  await user.click(filter);
  await waitFor(() => expect(screen.queryByRole('link', { name: /service = api/ })).toBeNull());
  expect(param('filter')).toBeNull();
  await waitFor(() => expect(exprs().length).toBeGreaterThan(0));
  for (const expr of exprs()) expect(expr).not.toContain('service="api"');
});

test('the address says which view is open, and an unknown one is the first', async () => {
  const user = await renderApp({ at: AT });
  await user.click(viewLink('Engineering'));
  await waitFor(() => expect(viewLink('Engineering')).toHaveAttribute('aria-current', 'page'));
  expect(param('view')).toBe('engineering');
  await renderApp({ view: 'nowhere', at: AT });
  expect(viewLink('Executive')).toHaveAttribute('aria-current', 'page');
  expect(main()).toHaveTextContent('Operational Excellence');
});
