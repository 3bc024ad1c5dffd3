import * as http from 'node:http';
import * as https from 'node:https';
import { pipeline } from 'node:stream';
import { basePathOf, basicAuthorizationOf } from './prometheus-url.mjs';
import { BODY_LIMIT, readBody } from './read-body.mjs';

/** What a question needs. Whatever else a browser sends, its cookies and passwords above all, stays here. */
const ASKED_WITH = /** @type {const} */ (['accept', 'accept-encoding', 'content-type']);

/** What an answer needs. No cookie, no permission for other origins and no policy of the server behind gets out. */
const ANSWERED_WITH = /** @type {const} */ ([
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'retry-after',
]);

/**
 * @typedef {object} Upstream
 * @property {URL} url may hold a user and a password
 * @property {Readonly<Record<string, string>>} headers sent with every question
 * @property {number} timeoutMs for how long it may be silent
 */

/**
 * Hands questions to the server behind and its answers back.
 * @param {Upstream} upstream
 */
export function createForwarder({ url, headers, timeoutMs }) {
  const { request: ask, Agent } = url.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true });
  const authorization = basicAuthorizationOf(url);
  const fixed = {
    'user-agent': 'pillars',
    ...(authorization === null ? {} : { authorization }),
    ...headers,
    host: url.host,
  };

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   * @param {string} path of the API with its query, below the base path
   */
  async function forward(request, response, path) {
    const body = request.method === 'POST' ? await readBody(request, BODY_LIMIT) : Buffer.alloc(0);
    if (body === null) {
      // What is still on its way is not read any more.
      response.setHeader('connection', 'close');
      return refuse(response, 413, `A question may be ${BODY_LIMIT} bytes long, and this one is longer.`);
    }
    send(request, response, { path: basePathOf(url) + path, body }, false);
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   * @param {{ path: string, body: Buffer }} question
   * @param {boolean} isRepeated
   */
  function send(request, response, question, isRepeated) {
    const asking = ask({
      // The second time on a connection of its own: the others of the agent may be closed just as well.
      agent: isRepeated ? false : agent,
      protocol: url.protocol,
      hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port,
      path: question.path,
      method: request.method,
      headers: {
        ...picked(request.headers, ASKED_WITH),
        ...fixed,
        ...(request.method === 'POST' ? { 'content-length': question.body.length } : {}),
      },
      timeout: timeoutMs,
    });
    const giveUp = () => asking.destroy();
    response.once('close', giveUp);
    asking.on('timeout', () => asking.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)));
    asking.on('error', (error) => {
      response.off('close', giveUp);
      if (response.destroyed) return;
      if (response.headersSent) response.destroy();
      // A connection kept open may have been closed at the other end just now. Reading twice does no harm.
      else if (asking.reusedSocket && !isRepeated && isReset(error)) send(request, response, question, true);
      else refuse(response, 502, `${url.origin} cannot be reached: ${error.message}`);
    });
    asking.on('response', (answer) => {
      const status = answer.statusCode ?? 502;
      if (status >= 300 && status < 400) {
        // Where it leads may hold a secret, and the page takes any redirection for a request to sign in.
        answer.resume();
        response.setHeader('cache-control', 'no-store');
        response.writeHead(status).end();
        return;
      }
      for (const [name, value] of Object.entries(picked(answer.headers, ANSWERED_WITH))) {
        response.setHeader(name, value);
      }
      response.setHeader('cache-control', 'no-store');
      response.writeHead(status);
      pipeline(answer, response, () => {});
    });
    asking.end(question.body);
  }

  return { forward, close: () => agent.destroy() };
}

/** @param {Error} error */
const isReset = (error) =>
  ['ECONNRESET', 'EPIPE'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '');

/**
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {readonly string[]} names
 */
function picked(headers, names) {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string') kept[name] = value;
  }
  return kept;
}

/**
 * In the form of the Prometheus API, so that the page can show the sentence.
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} sentence
 */
export function refuse(response, status, sentence) {
  const errorType = status === 502 ? 'unavailable' : 'bad_data';
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.writeHead(status).end(JSON.stringify({ status: 'error', errorType, error: sentence }));
}
