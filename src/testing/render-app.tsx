import { act } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { expect, onTestFinished, vi } from 'vitest';
import { preloadPage } from '#app/routes.tsx';
import { startApp } from '#app/start-app.tsx';
import { DEMO_NOW } from '#demo/timeline.ts';
import { formatInstant } from '#scorecard/calendar/instant.ts';
import { VIEWS } from '#url/url-state.ts';
import {
  type Answerer,
  calls,
  isServerBusy,
  onApiCall,
  serveScorecardText,
  startServer,
} from './demo-server.ts';
import { demoScorecard, type EditableScorecard, edited, pointAtProxy } from './edited-scorecard.ts';
import { addMissingParts } from './missing-in-jsdom.ts';
import { agreed, figuresOfView, type ShownFigure, viewLink } from './shown.ts';

/** The instant the demo world ends at, as the address bar says it. */
export const AT = formatInstant(DEMO_NOW);

export type AppOptions = {
  /** `demo`: the page without a server and with the demo's clock; else a Prometheus that holds the same company. */
  readonly source?: 'demo' | 'server';
  /** What somebody has changed in the demo company's scorecard.json, or a text in its place. */
  readonly scorecard?: ((scorecard: EditableScorecard) => void) | string;
  /** The reader's clock, for a page that is not fixed to an instant; else that of the machine. */
  readonly now?: number;
  /** Answers in the server's place, from the first query on. */
  readonly answer?: Answerer;
};

let takeAway: (() => void) | null = null;
let unmount: (() => void) | null = null;

/**
 * Opens the page at an address, as a browser would: the same entry, the whole app, and queries that really go out.
 * Everything is gone once the test is over: the page, the address, what is stored, the server.
 */
export async function renderApp(
  params: Readonly<Record<string, string>> = {},
  options: AppOptions = {},
): Promise<UserEvent> {
  await openApp(params, options);
  await settled();
  return userEvent.setup({ pointerEventsCheck: 0 });
}

/** The same without waiting for anything. */
export async function openApp(
  params: Readonly<Record<string, string>> = {},
  { source = 'server', scorecard = () => undefined, answer, now }: AppOptions = {},
): Promise<void> {
  if (takeAway === null) prepare();
  if (answer !== undefined) onApiCall(answer);
  if (now !== undefined) vi.useFakeTimers({ toFake: ['Date'], now });
  const text =
    typeof scorecard === 'string'
      ? scorecard
      : edited(demoScorecard(), (file) => {
          if (source === 'server') pointAtProxy(file);
          scorecard(file);
        });
  serveScorecardText(text);
  const query = new URLSearchParams(params);
  window.history.pushState(null, '', `/${query.size === 0 ? '' : `?${query}`}`);
  await load();
}

/** Loads the page again, with another scorecard.json if somebody has changed it meanwhile. */
export async function reload({ scorecard, source = 'server' }: AppOptions = {}): Promise<void> {
  if (scorecard !== undefined) await openApp(paramsNow(), { scorecard, source });
  else await load();
  await settled();
}

const paramsNow = () => Object.fromEntries(new URLSearchParams(window.location.search));

async function load(): Promise<void> {
  // The code of a page would come while React waits for what a test does, which React complains about.
  await Promise.all([...VIEWS, 'pillar' as const].map(preloadPage));
  unmount?.();
  const root = document.createElement('div');
  root.id = 'root';
  document.body.replaceChildren(root);
  const mounted = await startApp(root, fetch('./scorecard.json'), window.location);
  unmount = () => mounted.unmount();
}

function prepare(): void {
  const takeDown = [addMissingParts(), startServer()];
  takeAway = () => {
    for (const down of takeDown) down();
  };
  onTestFinished(async () => {
    // With what effects do at their end, which React leaves for later otherwise.
    act(() => unmount?.());
    unmount = null;
    document.body.replaceChildren();
    // What the last queries wait for would otherwise be asked of nobody.
    try {
      await vi.waitFor(expectServerIdle, { timeout: 60_000 });
    } finally {
      // Whatever happens, the next test finds what it would find alone. First the timers, which put back what they found.
      vi.useRealTimers();
      takeAway?.();
      takeAway = null;
      forgetReader();
    }
  });
}

function expectServerIdle(): void {
  if (isServerBusy()) throw new Error('the server is still being asked');
}

/** What a reader has chosen, and where they were. */
function forgetReader(): void {
  window.history.replaceState(null, '', '/');
  localStorage.clear();
  sessionStorage.clear();
  // For what has read it already.
  window.dispatchEvent(new StorageEvent('storage', { key: null }));
  document.documentElement.removeAttribute('data-theme');
  document.title = '';
}

/** Nothing on the page waits for an answer any more. To look through a whole page takes jsdom milliseconds. */
export const settled = (): Promise<void> => vi.waitFor(expectSettled, { timeout: 60_000, interval: 50 });

function expectSettled(): void {
  if (document.querySelector('main h1') === null) throw new Error('the page has no heading yet');
  for (const waiting of ['main [aria-busy="true"]', 'main [data-state="loading"]']) {
    const element = document.querySelector(waiting);
    if (element !== null) throw new Error(`still waiting: ${element.outerHTML.slice(0, 200)}`);
  }
}

const QUIET_MS = 60;

/** The page has asked nothing, and waited for nothing, for a while. */
export async function quiet(): Promise<void> {
  let count = -1;
  while (isServerBusy() || count !== calls().length) {
    count = calls().length;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
}

/** Goes back in the history of the address, as the browser's button does. */
export async function goBack(): Promise<void> {
  const arrived = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
  window.history.back();
  await arrived;
  await settled();
}

/** Goes to a view as a reader does, without loading the page again. */
export async function goTo(user: UserEvent, name: string): Promise<void> {
  if (viewLink(name).getAttribute('aria-current') === 'page') return settled();
  const heading = document.querySelector('main h1');
  await user.click(viewLink(name));
  await vi.waitFor(() => expect(viewLink(name)).toHaveAttribute('aria-current', 'page'));
  // The view before stays until the script of the next one has come.
  await vi.waitFor(() => expect(document.querySelector('main h1')).not.toBe(heading), { timeout: 60_000 });
  await settled();
}

/** The figures of the views that have any; one that stands in several must say the same in all of them. */
export async function readFigures(user: UserEvent): Promise<ReadonlyMap<string, ShownFigure>> {
  const figures = new Map<string, ShownFigure>();
  for (const view of ['Executive', 'Operations', 'Engineering']) {
    await goTo(user, view);
    for (const [id, shown] of figuresOfView()) figures.set(id, agreed(id, figures.get(id), shown));
  }
  return figures;
}
