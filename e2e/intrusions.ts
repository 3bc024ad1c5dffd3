import { request } from 'node:http';

export type Intrusion = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const API = '/prometheus/api/v1';
const MATCH = 'match[]=http_requests_total';

/** Everything that ends, empties or changes a server, and every way around a base path. */
const ENDINGS = [
  '/-/quit',
  '/-/reload',
  '/api/v1/admin/tsdb/snapshot',
  `/api/v1/admin/tsdb/delete_series?${MATCH}`,
  '/api/v1/write',
];
const WAYS = [
  '/prometheus',
  '/prometheus/',
  `${API}/../..`,
  `${API}/query/../../..`,
  `${API}/%2e%2e/%2e%2e`,
  `${API}/.%2E/%2e.`,
  `${API}/..%2f..`,
  `${API}/..%5c..`,
  `${API}/..\\..`,
  `${API}/%252e%252e/%252e%252e`,
  `${API}/label/../../..`,
  `${API}/label/..%2F..%2F..`,
  `${API}//../..`,
  `${API}/./../..`,
  '/prometheus/./',
  '/./prometheus',
  '//prometheus',
];

/** What a page of another origin could make a browser send, without asking for permission first. */
const FOREIGN: readonly Readonly<Record<string, string>>[] = [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example' },
  { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
];

/** Requests that must not reach a server behind. */
export const INTRUSIONS: readonly Intrusion[] = [
  ...WAYS.flatMap((way) =>
    ENDINGS.flatMap((ending) => ['POST', 'PUT'].map((method) => ({ method, path: way + ending }))),
  ),
  ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'].map((method) => ({
    method,
    path: `${API}/query?query=1`,
  })),
  ...['status/config', 'status/flags', 'targets', 'query/', 'label/job', 'read', 'label//values'].map(
    (path) => ({
      method: 'GET',
      path: `${API}/${path}`,
    }),
  ),
  ...['/federate?', '/metrics', '/debug/pprof/heap', '/user/'].map((path) => ({
    method: 'GET',
    path: `/prometheus${path}`,
  })),
  ...FOREIGN.flatMap((headers) =>
    ['GET', 'POST'].map((method) => ({ method, path: `${API}/query?query=1`, headers })),
  ),
  // The name of somebody else that was made to lead here.
  { method: 'GET', path: `${API}/query?query=1`, headers: { host: 'evil.example' } },
];

/** A request as it is written, with the path left as it is. @returns its status; 0 when the connection was closed */
export function intrude(app: string, { method, path, headers = {} }: Intrusion): Promise<number> {
  const { hostname, port } = new URL(app);
  return new Promise((resolve) => {
    const asking = request({ hostname, port, method, path, headers, agent: false });
    asking.on('error', () => resolve(0));
    asking.on('response', (response) => {
      response.resume();
      response.on('close', () => resolve(response.statusCode ?? 0));
    });
    asking.end();
  });
}
