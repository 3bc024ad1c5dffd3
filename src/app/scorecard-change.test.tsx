import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEMO_NOW } from '#demo/timeline.ts';
import { serveScorecardText } from '#testing/demo-server.ts';
import { demoScorecard, edited, editIndicator, pointAtProxy } from '#testing/edited-scorecard.ts';
import { AT, openApp } from '#testing/render-app.tsx';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: DEMO_NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const served = (change: Parameters<typeof edited>[1]) =>
  edited(demoScorecard(), (file) => {
    pointAtProxy(file);
    change(file);
  });

const stricter = () => served((file) => editIndicator(file, 'latency_p95', { target: 0.1 }));
const CHANGED = 'scorecard.json has changed';
const UNUSABLE = 'scorecard.json has changed and cannot be used';

test('a page says that scorecard.json has changed, and keeps what it shows until it is asked', async () => {
  await openApp({ at: AT });
  await screen.findByRole('heading', { name: 'Needs attention' });
  await vi.advanceTimersByTimeAsync(61_000);
  expect(screen.queryByText(CHANGED)).toBeNull();
  serveScorecardText(stricter());
  await vi.advanceTimersByTimeAsync(61_000);
  expect(await screen.findByText(CHANGED)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Load the new one' })).toBeVisible();
});

test.for([
  ['no JSON', '{ "version": 1,', /line 1, column 16: expected JSON/],
  ['a page of a proxy', 'please sign in', /expected the settings of a scorecard/],
] as const)('where it has become %s, a page says so and where', async ([, text, reason]) => {
  await openApp({ at: AT });
  await screen.findByRole('heading', { name: 'Needs attention' });
  serveScorecardText(text);
  await vi.advanceTimersByTimeAsync(61_000);
  await screen.findByText(UNUSABLE);
  expect(screen.getByText(reason)).toBeVisible();
  // Mended without any other change, it is the file that the page has.
  serveScorecardText(served(() => undefined));
  await vi.advanceTimersByTimeAsync(61_000);
  await vi.waitFor(() => expect(screen.queryByText(UNUSABLE)).toBeNull());
});

test('a server that gives no file says nothing about it', async () => {
  await openApp({ at: AT });
  await screen.findByRole('heading', { name: 'Needs attention' });
  serveScorecardText('');
  await vi.advanceTimersByTimeAsync(61_000);
  expect(screen.queryByText(/has changed/)).toBeNull();
});

test('a wall says that the file cannot be used, and keeps its figures', async () => {
  await openApp({ view: 'wall', at: AT });
  await screen.findByRole('heading', { name: 'Operational Excellence' });
  serveScorecardText('{');
  await vi.advanceTimersByTimeAsync(61_000);
  expect(await screen.findByText(new RegExp(UNUSABLE))).toBeVisible();
});
