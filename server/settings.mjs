import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readAllowedHosts } from './host-names.mjs';
import { readFrameAncestors } from './page-policy.mjs';
import { readPrometheusUrl } from './prometheus-url.mjs';
import { readUpstreamHeaders } from './upstream-headers.mjs';

const DEFAULT_PORT = 4173;
/** A minute more than Prometheus gives a query unless told otherwise. */
const DEFAULT_TIMEOUT_S = 180;
const MAX_TIMEOUT_S = 3600;

/**
 * @typedef {object} Settings
 * @property {string} host
 * @property {number} port
 * @property {boolean} isPortFixed false: the next free port will do as well
 * @property {import('./forward.mjs').Upstream | null} upstream the server that was named
 * @property {ReadonlyMap<string, import('./forward.mjs').Upstream>} sources those that were named for a source of
 *   scorecard.json, by its name
 * @property {string | null} scorecard the file to serve as scorecard.json; null: the one in the folder of the page
 * @property {readonly string[]} allowedHosts
 * @property {string} frameAncestors
 * @property {boolean} hasAccessLog
 */

/**
 * What the environment says; docs/deploy.md lists it. An empty variable is one that is not set.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Settings}
 * @throws {RangeError} with one sentence for the person who set it
 */
export function readSettings(env) {
  const url = readPrometheusUrl(env.PROMETHEUS_URL);
  const headers = readUpstreamHeaders(env);
  if (url === null && Object.keys(headers).length > 0) {
    throw new RangeError(
      'PROMETHEUS_HEADERS are for the server that PROMETHEUS_URL names, and it names none.',
    );
  }
  const timeoutMs = 1000 * readTimeout(env.PROMETHEUS_TIMEOUT);
  return {
    host: env.HOST?.trim() || '127.0.0.1',
    ...readPort(env.PORT),
    upstream: url === null ? null : upstreamOf({ url, headers, timeoutMs }, ''),
    sources: readSources(env, timeoutMs),
    scorecard: readScorecardPath(env.SCORECARD),
    allowedHosts: readAllowedHosts(env.ALLOWED_HOSTS),
    frameAncestors: readFrameAncestors(env.FRAME_ANCESTORS),
    hasAccessLog: readSwitch(env.ACCESS_LOG, 'ACCESS_LOG'),
  };
}

const SOURCE_URL = /^PROMETHEUS_URL_([A-Z][A-Z0-9_]*)$/;

/**
 * PROMETHEUS_URL_EU and PROMETHEUS_HEADERS_EU are for the source "eu".
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {number} timeoutMs
 * @returns {ReadonlyMap<string, import('./forward.mjs').Upstream>}
 */
function readSources(env, timeoutMs) {
  const sources = new Map();
  for (const name of Object.keys(env)) {
    const part = SOURCE_URL.exec(name)?.[1];
    const url = part === undefined ? null : readPrometheusUrl(env[name], name);
    if (part === undefined || url === null) continue;
    // PROMETHEUS_HEADERS_FILE is the file of the default server's.
    const lines = part === 'FILE' ? undefined : env[`PROMETHEUS_HEADERS_${part}`];
    const headers = readUpstreamHeaders({ PROMETHEUS_HEADERS: lines });
    sources.set(part.toLowerCase(), upstreamOf({ url, headers, timeoutMs }, `_${part}`));
  }
  return sources;
}

/**
 * @param {import('./forward.mjs').Upstream} upstream
 * @param {string} part what its variables end with
 */
function upstreamOf(upstream, part) {
  const { url, headers } = upstream;
  if (url.username + url.password !== '' && 'authorization' in headers) {
    throw new RangeError(
      `PROMETHEUS_URL${part} holds a user or a password, and PROMETHEUS_HEADERS${part} an Authorization: keep one.`,
    );
  }
  return upstream;
}

/**
 * @param {string | undefined} text relative to where the server was started
 * @returns {string | null}
 */
function readScorecardPath(text = '') {
  if (text.trim() === '') return null;
  const path = resolve(text.trim());
  try {
    accessSync(path, constants.R_OK);
    if (!statSync(path).isFile()) throw new Error('not a file');
  } catch {
    throw new RangeError(`SCORECARD must be a file that can be read, not "${path}".`);
  }
  return path;
}

/** @param {string | undefined} text */
function readPort(text = '') {
  if (text.trim() === '') return { port: DEFAULT_PORT, isPortFixed: false };
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`PORT must be a port number, not "${text}".`);
  }
  return { port, isPortFixed: true };
}

/** @param {string | undefined} text */
function readTimeout(text = '') {
  if (text.trim() === '') return DEFAULT_TIMEOUT_S;
  const seconds = Number(text);
  if (seconds >= 1 && seconds <= MAX_TIMEOUT_S) return seconds;
  throw new RangeError(`PROMETHEUS_TIMEOUT must be seconds, from 1 to ${MAX_TIMEOUT_S}, not "${text}".`);
}

/**
 * @param {string | undefined} text
 * @param {string} name
 */
function readSwitch(text = '', name) {
  const word = text.trim().toLowerCase();
  if (['', 'off', 'false', '0', 'no'].includes(word)) return false;
  if (['on', 'true', '1', 'yes'].includes(word)) return true;
  throw new RangeError(`${name} must be "on" or "off", not "${text}".`);
}
