import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { editIndicator } from '#testing/edited-scorecard.ts';
import { renderApp } from '#testing/render-app.tsx';
import { figure, figuresOfView, region, withSpaces } from '#testing/shown.ts';

const monthly = {
  scorecard: (file: Parameters<typeof editIndicator>[0]) =>
    editIndicator(file, 'uptime', { window: 'month' }),
};

test('a month so far says how much of it there is', async () => {
  await renderApp({ at: '2026-01-21T06:30:00Z' }, monthly);
  expect(figuresOfView().get('uptime')?.text).toMatch(/^99\.9\d* %$/);
  expect(withSpaces(figure('uptime').textContent)).toContain('month so far, 20 d 6 h');
});

test('on its first day it is in doubt', async () => {
  await renderApp({ at: '2026-01-01T03:00:00Z', indicator: 'uptime' }, monthly);
  expect(withSpaces(document.body.textContent)).toContain('3 h of the month so far');
  expect(figuresOfView().get('uptime')?.status).not.toBe('Exceeding');
});

test('its error budget is that of the events so far, and has no end', async () => {
  await renderApp({ at: '2026-01-21T06:00:00Z', view: 'reliability' }, monthly);
  const budget = withSpaces(region('Error budget').textContent);
  expect(budget).toContain('(for the month so far, 20 d 6 h)');
  expect(budget).not.toContain('Runs out');
  expect(screen.queryByText(/budget left/)).toBeNull();
});
