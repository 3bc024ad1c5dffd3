import { createServer } from 'node:http';
import { join } from 'node:path';
import { createAccessLog } from './access-log.mjs';
import { answer, MOUNT } from './answer.mjs';
import { createForwarder } from './forward.mjs';
import { bracketed, createHostCheck, machineAddresses } from './host-names.mjs';
import { createPagePolicy } from './page-policy.mjs';
import { createScorecardReader } from './scorecard-file.mjs';

/** How many ports are tried, from the first, when none was asked for. */
const PORTS = 100;

/** Time limits in milliseconds, and what a header may take. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
};

/** From the first to the last byte of an answer, however slowly somebody reads it. */
const ANSWER_LIMIT_MS = 600_000;

/** How long answers that have begun may take to end after a stop was asked for. */
const FAREWELL_MS = 10_000;

/**
 * @typedef {object} RunningServer
 * @property {readonly string[]} addresses with a trailing slash, the one of this machine first
 * @property {number} port
 * @property {() => Promise<void>} stop lets what has begun end, then closes
 */

/**
 * Serves the built page of a folder, and in front of a Prometheus what the page asks of it.
 * @param {import('./settings.mjs').Settings} settings
 * @param {{ folder: string, log?: (line: string) => void, limits?: Partial<typeof LIMITS> }} options `log` gets the
 *   access log
 * @returns {Promise<RunningServer>}
 */
export async function startServer(settings, { folder, log = () => {}, limits = {} }) {
  const { host, upstream, sources, scorecard, allowedHosts, frameAncestors, hasAccessLog } = settings;
  const behind = new Map(
    [...(upstream === null ? [] : [/** @type {const} */ ([null, upstream])]), ...sources].map(
      ([name, { url, ...rest }]) => [name, { url, ...createForwarder({ url, ...rest }) }],
    ),
  );
  const note = hasAccessLog ? createAccessLog(log) : () => {};
  const pagePolicy = createPagePolicy(folder, frameAncestors);
  const readScorecard = createScorecardReader(
    scorecard ?? join(folder, 'scorecard.json'),
    new Map([...behind.keys()].map((name) => [name, name === null ? `./${MOUNT}` : `./${MOUNT}/${name}`])),
  );
  const server = createServer({ ...LIMITS, ...limits });
  // Longer than a server behind may be silent, so that its silence is what is told.
  const patience = [upstream, ...sources.values()].map((server) => server?.timeoutMs ?? 0);
  server.timeout = Math.max(...patience) + 60_000;
  server.maxHeadersCount = 100;
  const port = await listen(server, settings);

  const isOwnHost = createHostCheck({ host, port, allowed: allowedHosts });
  const site = { folder, readScorecard, pagePolicy, behind, isOwnHost, allowedHosts };
  let isStopping = false;
  server.on('request', (request, response) => {
    note(request, response);
    const limit = setTimeout(() => response.destroy(), ANSWER_LIMIT_MS);
    response.once('close', () => clearTimeout(limit));
    if (isStopping) response.setHeader('connection', 'close');
    answer(site, request, response).catch(() => response.destroy());
  });

  return {
    port,
    addresses: namesOf(host).map((name) => `http://${name}:${port}/`),
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        const end = setTimeout(() => server.closeAllConnections(), FAREWELL_MS);
        server.close(() => {
          clearTimeout(end);
          for (const { close } of behind.values()) close();
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** @param {string} host */
const namesOf = (host) => {
  if (host === '0.0.0.0') return ['localhost', ...machineAddresses().filter((name) => !name.startsWith('['))];
  return host === '::' ? ['localhost', ...machineAddresses()] : [bracketed(host)];
};

/**
 * @param {import('node:http').Server} server
 * @param {{ host: string, port: number, isPortFixed: boolean }} where
 * @returns {Promise<number>} the port it listens on
 */
async function listen(server, { host, port, isPortFixed }) {
  const last = isPortFixed ? port : port + PORTS - 1;
  for (let candidate = port; ; candidate += 1) {
    const error = await listenOn(server, host, candidate);
    if (error === null) break;
    if (error.code !== 'EADDRINUSE' || candidate >= last) throw error;
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

/**
 * @param {import('node:http').Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<NodeJS.ErrnoException | null>}
 */
const listenOn = (server, host, port) =>
  new Promise((resolve) => {
    const fail = (/** @type {NodeJS.ErrnoException} */ error) => resolve(error);
    server.once('error', fail);
    server.listen(port, host.replace(/^\[(.*)\]$/, '$1'), () => {
      server.off('error', fail);
      resolve(null);
    });
  });
