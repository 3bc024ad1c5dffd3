import { apiPathOf } from './api-path.mjs';
import { callerFault } from './caller-fault.mjs';
import { refuse } from './forward.mjs';
import { ANSWER_POLICY } from './page-policy.mjs';
import { basePathOf } from './prometheus-url.mjs';
import { readRequestPath } from './request-path.mjs';
import { sendScorecard } from './scorecard-file.mjs';
import { findStaticFile, sendStaticFile } from './static-files.mjs';

/** Where the page asks the server behind, beside itself. */
export const MOUNT = 'prometheus';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * A server behind this one.
 * @typedef {object} Behind
 * @property {URL} url
 * @property {(request: Request, response: Response, path: string) => Promise<void>} forward
 */

/**
 * @typedef {object} Site
 * @property {string} folder the built page
 * @property {() => Promise<import('./scorecard-file.mjs').Scorecard | null>} readScorecard
 * @property {(asks: readonly string[]) => Promise<string>} pagePolicy
 * @property {ReadonlyMap<string | null, Behind>} behind the servers that were named, by the name of their source; null:
 *   the default one
 * @property {(host: string) => boolean} isOwnHost
 * @property {readonly string[]} allowedHosts
 */

/**
 * Answers one request: the page and its files, the questions of the page to the server behind, and whether this server
 * is alive.
 * @param {Site} site
 * @param {Request} request
 * @param {Response} response
 */
export async function answer(site, request, response) {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('content-security-policy', ANSWER_POLICY);
  const path = readRequestPath(request.url ?? '');
  if (path === null) return say(response, 400, 'This path can be read in more than one way.');
  const [first, ...rest] = path.segments;
  // Whoever looks whether this server is alive asks by its number, whatever that is.
  if (first === 'healthz' && rest.length === 0) return answerHealth(request, response);
  const mounted = mountedPath(rest, site.behind);
  const isApi = first === MOUNT && mounted.rest[0] === 'api';
  const fault = callerFault(request, { ...site, isApi });
  if (fault !== null) return isApi ? refuse(response, 403, fault) : say(response, 403, fault);
  if (first === MOUNT) return answerMount(site, request, response, { ...mounted, query: path.query });
  return answerFile(site, request, response, path.segments);
}

/**
 * @param {Request} request
 * @param {Response} response
 */
const answerHealth = (request, response) =>
  isRead(request) ? say(response, 200, 'ok') : refuseMethod(response, 'GET, HEAD');

/**
 * Whose path it is: `eu/api/v1/query` is the source's, `api/v1/query` that of the default server.
 * @param {readonly string[]} path below the mount
 * @param {Site['behind']} behind
 * @returns {{ source: string | null, rest: readonly string[] }}
 */
function mountedPath(path, behind) {
  const [name = '', ...rest] = path;
  const isDefault = (name === 'api' && rest[0] === 'v1') || rest.length === 0;
  return isDefault || !behind.has(name) ? { source: null, rest: path } : { source: name, rest };
}

/**
 * @param {Site} site
 * @param {Request} request
 * @param {Response} response
 * @param {{ source: string | null, rest: readonly string[], query: string }} path below the mount
 */
function answerMount({ behind }, request, response, { source, rest, query }) {
  const server = behind.get(source);
  if (server === undefined) return say(response, 404, 'No server was named: PROMETHEUS_URL is not set.');
  // The server's own page of graphs is not passed on: the link leads to the server itself.
  if (rest.length === 1 && rest[0] === 'graph') {
    if (!isRead(request)) return refuseMethod(response, 'GET, HEAD');
    response.setHeader('cache-control', 'no-store');
    response
      .writeHead(302, { location: `${server.url.origin}${basePathOf(server.url)}/graph${query}` })
      .end();
    return;
  }
  const path = apiPathOf(rest);
  if (path === null)
    return refuse(response, 404, 'Pillars passes on what it asks itself, and this is none of it.');
  if (request.method !== 'GET' && request.method !== 'POST') return refuseMethod(response, 'GET, POST');
  return server.forward(request, response, path + query);
}

/**
 * @param {Site} site
 * @param {Request} request
 * @param {Response} response
 * @param {readonly string[]} segments
 */
async function answerFile({ folder, readScorecard, pagePolicy }, request, response, segments) {
  if (!isRead(request)) return refuseMethod(response, 'GET, HEAD');
  const scorecard = await readScorecard();
  if (segments.length === 1 && segments[0] === 'scorecard.json') {
    // Never the file that came with the page in the place of one that is gone for the moment.
    if (scorecard === null) return say(response, 404, 'The scorecard file cannot be read.');
    return sendScorecard(request, response, scorecard);
  }
  const file = await findStaticFile(folder, segments, request.headers['accept-encoding']);
  if (file === null) return say(response, 404, 'There is nothing here.');
  response.setHeader('content-security-policy', await pagePolicy(scorecard?.asks ?? []));
  sendStaticFile(request, response, file);
}

/** @param {Request} request */
const isRead = ({ method }) => method === 'GET' || method === 'HEAD';

/**
 * @param {Response} response
 * @param {string} allowed
 */
function refuseMethod(response, allowed) {
  response.setHeader('allow', allowed);
  say(response, 405, `Only ${allowed}.`);
}

/**
 * @param {Response} response
 * @param {number} status
 * @param {string} sentence
 */
function say(response, status, sentence) {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.writeHead(status).end(`${sentence}\n`);
}
