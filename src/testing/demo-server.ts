import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { DEMO_PATH, demoHandlers } from '#demo/handlers.ts';
import { answerApi } from '#demo/http-api.ts';

/** A query of the page to the Prometheus API. */
export type ApiCall = {
  /** The server that is asked, by the name of its source; null: the default one. */
  readonly source: string | null;
  /** `query`, `query_range`, `alerts`, `labels`. */
  readonly endpoint: string;
  readonly params: URLSearchParams;
  /** The PromQL; "" where none is asked. */
  readonly expr: string;
  /** What the server itself says. */
  readonly answer: () => Promise<Response>;
};

/** Answers in the server's place; what it leaves open, the server answers. */
export type Answerer = (call: ApiCall) => Response | Promise<Response> | undefined;

type Answered = { readonly status: number; readonly headers: [string, string][]; readonly body: string };

/** The world never changes, so a query is worked out once for all tests of a process. */
const known = new Map<string, Promise<Answered>>();

async function workOut(request: Request): Promise<Answered> {
  const response = await answerApi(request);
  return { status: response.status, headers: [...response.headers], body: await response.text() };
}

async function answerOnce(key: string, request: Request): Promise<Response> {
  const answered = known.get(key) ?? workOut(request);
  known.set(key, answered);
  const { status, headers, body } = await answered;
  return new HttpResponse(body, { status, headers });
}

const asked: ApiCall[] = [];
let answerer: Answerer | null = null;
let waiting = 0;
let scorecardText = '';

async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const body = request.method === 'POST' ? await request.clone().text() : '';
  const params = body === '' ? searchParams : new URLSearchParams(body);
  const endpoint = pathname.replace(/^.*\/api\/v1\//, '');
  const key = `${endpoint}?${params}`;
  const call: ApiCall = {
    source: /\/prometheus\/([^/]+)\/api\/v1\//.exec(pathname)?.[1] ?? null,
    endpoint,
    params,
    expr: params.get('query') ?? '',
    answer: () => answerOnce(key, request.clone()),
  };
  asked.push(call);
  waiting += 1;
  try {
    return (await answerer?.(call)) ?? (await call.answer());
  } finally {
    waiting -= 1;
  }
}

const api = (folder: string) => http.all(`*/${folder}/api/v1/*`, ({ request }) => answer(request));

const server = setupServer(
  http.get('*/scorecard.json', () =>
    scorecardText === ''
      ? new HttpResponse('not found', { status: 404 })
      : new HttpResponse(scorecardText, { headers: { 'content-type': 'application/json' } }),
  ),
  api('prometheus'),
  // Further servers, behind the same address as `npm start` has them.
  api('prometheus/:source'),
);

/**
 * Stands where the network is: a Prometheus at ./prometheus that holds the demo company, and the same world for a page
 * without a server.
 * @returns takes it away again
 */
export function startServer(): () => void {
  server.listen({ onUnhandledRequest: 'error' });
  // The demo asks its handlers itself where there is no service worker.
  demoHandlers.unshift(api(DEMO_PATH));
  asked.length = 0;
  answerer = null;
  return () => {
    demoHandlers.shift();
    server.close();
  };
}

export const serveScorecardText = (text: string): void => {
  scorecardText = text;
};

/** What the page has asked since it was opened, or since `forgetCalls`. */
export const calls = (): readonly ApiCall[] => asked;
export const forgetCalls = (): void => {
  asked.length = 0;
};

/** null: the server answers for itself again. */
export function onApiCall(answering: Answerer | null): void {
  answerer = answering;
}

export const isServerBusy = (): boolean => waiting > 0;

export type Matrix = {
  metric: Record<string, string>;
  value?: [number, string];
  values?: [number, string][];
};

/** What Prometheus says when it has something to say. */
export const success = (result: readonly Matrix[], endpoint: string, more: object = {}): Response =>
  HttpResponse.json({
    status: 'success',
    data:
      endpoint === 'alerts'
        ? { alerts: [] }
        : { resultType: endpoint === 'query_range' ? 'matrix' : 'vector', result },
    ...more,
  });

/** What Prometheus says when it declines. */
export const refusal = (status: number, error: string, errorType = 'execution'): Response =>
  HttpResponse.json({ status: 'error', errorType, error }, { status });

/** Lets the server answer, and changes what it said before the page reads it. */
export async function altered(
  call: ApiCall,
  alter: (result: Matrix[]) => readonly Matrix[],
  more: object = {},
): Promise<Response> {
  const response = await call.answer();
  const body = await response.json();
  if (Array.isArray(body.data?.result)) body.data.result = alter(body.data.result);
  return HttpResponse.json({ ...body, ...more }, { status: response.status });
}
