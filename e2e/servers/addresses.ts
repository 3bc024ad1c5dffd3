/** Where the servers of this run are, without trailing slash. */
export type Addresses = {
  /** The built app as `npm start` serves it: the demo world. */
  readonly demo: string;
  /** The demo company's app in front of the real Prometheus. */
  readonly live: string;
  /** The real Prometheus; the app is also at /user/ there. */
  readonly prometheus: string;
  /** The same in front of VictoriaMetrics, and the server; null where that is not installed. */
  readonly victoria: { readonly app: string; readonly server: string } | null;
};

const VARIABLE = 'PILLARS_E2E_ADDRESSES';

/** Playwright hands the environment of the global setup to its workers. */
export function publishAddresses(addresses: Addresses): void {
  process.env[VARIABLE] = JSON.stringify(addresses);
}

export function readAddresses(): Addresses {
  const text = process.env[VARIABLE];
  if (text === undefined)
    throw new Error('the servers are not running: start the tests with npm run test:e2e');
  return JSON.parse(text) as Addresses;
}
