import type { Page, Route } from '@playwright/test';

const API = '**/prometheus/api/v1/**';

/** A question of the page to the Prometheus API, before anybody has answered it. */
export type ApiCall = {
  readonly route: Route;
  /** `query`, `query_range`, `alerts`. */
  readonly endpoint: string;
  readonly params: URLSearchParams;
  /** The PromQL; "" where none is asked. */
  readonly expr: string;
};

/** Puts a test between the page and its server: `answer` decides about each call. */
export async function onApiCall(page: Page, answer: (call: ApiCall) => Promise<void>): Promise<void> {
  await page.route(API, (route) => {
    const request = route.request();
    const { pathname, searchParams } = new URL(request.url());
    const body = request.postData();
    const params = body === null ? searchParams : new URLSearchParams(body);
    const endpoint = pathname.slice(pathname.lastIndexOf('/') + 1);
    return answer({ route, endpoint, params, expr: params.get('query') ?? '' });
  });
}

/** From here on the server answers for itself. */
export const stopAnswering = (page: Page): Promise<void> => page.unroute(API);

export type Matrix = {
  metric: Record<string, string>;
  value?: [number, string];
  values?: [number, string][];
};

/** Lets the server answer, and changes what it said before the page reads it. */
export async function alterResult(
  { route }: ApiCall,
  alter: (result: Matrix[]) => readonly Matrix[],
  more: object = {},
): Promise<void> {
  const request = route.request();
  // Not route.fetch(): its answers are gone, and it throws, when a test ends while the page still asks.
  const response = await fetch(request.url(), {
    method: request.method(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: request.postData(),
  });
  const json = await response.json();
  if (Array.isArray(json.data?.result)) json.data.result = alter(json.data.result);
  await route.fulfill({ status: response.status, json: { ...json, ...more } });
}
