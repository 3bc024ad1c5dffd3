import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { onApiCall, refusal } from '#testing/demo-server.ts';
import { AT, renderApp } from '#testing/render-app.tsx';

const LOOK = 'Look at the server';

test('what the server has is shown with its value, and can be taken away as a file', async () => {
  const user = await renderApp({ view: 'setup', at: AT });
  await user.click(await screen.findByRole('button', { name: LOOK }));
  const table = await screen.findByRole('table', { name: 'Proposed indicators' });
  const row = within(table).getByRole('row', { name: /^HTTP availability/ });
  expect(row).toHaveTextContent(/99\.95 %≥ 99\.9 % \(proposed\)Exceeding/);
  expect(screen.getByRole('button', { name: 'Save scorecard.json' })).toBeVisible();
  await user.click(screen.getByText('Show scorecard.json'));
  expect(screen.getByText(/"confirmed": false/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Look again' })).toBeEnabled();
});

test('a server that does not tell its names is an error that can be tried again', async () => {
  const user = await renderApp({ view: 'setup', at: AT });
  onApiCall(({ endpoint }) =>
    endpoint.startsWith('label/') ? refusal(503, 'out of order', 'unavailable') : undefined,
  );
  await user.click(await screen.findByRole('button', { name: LOOK }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The server could not be looked at');
  onApiCall(null);
  await user.click(screen.getByRole('button', { name: LOOK }));
  await screen.findByRole('table', { name: 'Proposed indicators' });
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('a server without anything known says so', async () => {
  const user = await renderApp({ view: 'setup', at: AT });
  onApiCall(({ endpoint }) =>
    endpoint.startsWith('label/') ? Response.json({ status: 'success', data: [] }) : undefined,
  );
  await user.click(await screen.findByRole('button', { name: LOOK }));
  expect(
    await screen.findByText(/The server has none of the metrics that the \d+ presets know/),
  ).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Save scorecard.json' })).toBeNull();
});
