import { getResponse } from 'msw';
import type { EpochMs } from '#compute/units.ts';
import { startWorker } from './demo-worker.ts';
import { DEMO_PATH, demoHandlers } from './handlers.ts';
import { DEMO_NOW } from './timeline.ts';

type Demo = {
  readonly fetch: typeof fetch;
  /** The demo's own clock, which stands still. */
  readonly now: EpochMs;
  readonly baseUrl: string;
};

/** A host that cannot exist (RFC 6761), for where there is no page. */
const NOWHERE = 'http://demo.invalid/';

/** Opens the demo world; with MSW's service worker where the browser has one, else without leaving the page. */
export async function startDemo(): Promise<Demo> {
  const baseUrl = new URL(DEMO_PATH, globalThis.document?.baseURI ?? NOWHERE).href;
  let isWorking = await startWorker(baseUrl);
  // MSW's worker leaves a page that is about to go to the network, though it may ask on, or stay after all (a download).
  globalThis.addEventListener?.('beforeunload', () => {
    isWorking = false;
  });
  return {
    fetch: (...call) => (isWorking ? fetch(...call) : fetchWithoutWorker(...call)),
    now: DEMO_NOW,
    baseUrl,
  };
}

/** The same handlers as the service worker's, asked directly. */
const fetchWithoutWorker: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const response = await getResponse(demoHandlers, request);
  request.signal.throwIfAborted();
  return response ?? fetch(request);
};
