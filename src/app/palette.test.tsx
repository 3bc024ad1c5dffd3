import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { editIndicator } from '#testing/edited-scorecard.ts';
import { AT, reload, renderApp, settled } from '#testing/render-app.tsx';
import { find, param } from '#testing/shown.ts';

const opener = () => screen.findByRole('button', { name: /^Find a view/ });
const palette = () => screen.findByRole('dialog', { name: 'Search or run a command' });
const field = async () => within(await palette()).getByRole('combobox');
const isClosed = () =>
  waitFor(() => expect(screen.queryByRole('dialog', { name: 'Search or run a command' })).toBeNull());

/** The shortcuts come after the first paint. */
const openPage = async () => {
  const user = await renderApp({ at: AT });
  await opener();
  return user;
};

test.for(['Control', 'Meta'])('%s+K opens the palette, the arrows choose, Enter goes there', async (key) => {
  const user = await openPage();
  await user.keyboard(`{${key}>}k{/${key}}`);
  expect(await field()).toHaveFocus();
  await user.keyboard('security');
  const options = within(await palette()).getAllByRole('option');
  expect(options[0]).toHaveTextContent(/Pillar\s*Security/);
  expect(options[0]).toHaveAttribute('aria-selected', 'true');
  const active = async () => (await field()).getAttribute('aria-activedescendant');
  const first = await active();
  await user.keyboard('{ArrowDown}');
  expect(await active()).not.toBe(first);
  await user.keyboard('{ArrowUp}{Enter}');
  await isClosed();
  expect(param('view')).toBe('security');
});

test('leads to figures and windows, and says when there is nothing', async () => {
  const user = await openPage();
  const type = async (text: string) => {
    await user.keyboard('{Control>}k{/Control}');
    expect(await field()).toHaveFocus();
    await user.keyboard(text);
  };
  await type('cache hit{Enter}');
  await screen.findByRole('dialog', { name: 'Cache hit rate' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Cache hit rate' })).toBeNull());

  await type('last 7{Enter}');
  expect(param('window')).toBe('1w');
  await isClosed();

  await type('no such thing');
  expect(within(await palette()).getByRole('status')).toHaveTextContent('Nothing has all of these words.');
  await user.keyboard('{Enter}');
  expect(await palette()).toBeVisible();
});

test('keys one after the other go to a view', async () => {
  const user = await openPage();
  // Two keys that are too far apart, as on a busy machine, are none.
  await waitFor(async () => {
    await user.keyboard('go');
    expect(param('view')).toBe('operations');
  });
  await settled();
  await waitFor(async () => {
    await user.keyboard('g3');
    expect(param('view')).toBe('quality');
  });
});

test('? shows which keys do what, and those without Ctrl can be switched off for good', async () => {
  const user = await openPage();
  await user.keyboard('?');
  const keys = within(await screen.findByRole('dialog', { name: 'Keyboard' }));
  expect(keys.getByRole('row', { name: /View: Operations/ })).toHaveTextContent('go');
  await user.click(keys.getByRole('checkbox', { name: 'Keys without Ctrl or ⌘' }));
  await user.keyboard('{Escape}');
  for (let visit = 0; visit < 2; visit += 1) {
    await user.keyboard('go?');
    expect(screen.queryByRole('dialog', { name: 'Keyboard' })).toBeNull();
    expect(param('view')).toBeNull();
    await reload();
    await opener();
  }
  await user.keyboard('{Control>}k{/Control}');
  expect(await field()).toHaveFocus();
});

describe('a line that asks for attention', () => {
  test('leads to the chart that shows it', async () => {
    const user = await renderApp(
      { at: AT },
      { scorecard: (file) => editIndicator(file, 'latency_p99', { target: 0.1 }) },
    );
    const link = await waitFor(() => find('[data-chart-of="latency_p99"]'));
    expect(link).toHaveTextContent(/Chart/);
    await user.click(link);
    await waitFor(() => expect(window.location.hash).toBe('#chart-latency_p99'));
    await waitFor(() => find('#chart-latency_p99 [data-chart="API latency (P99)"][data-state="ready"]'));
  });
});
