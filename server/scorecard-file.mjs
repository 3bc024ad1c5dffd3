import { gzipSync } from 'node:zlib';
import { parse as parseYaml } from 'yaml';
import { acceptedEncodings } from './accepted-encodings.mjs';
import { rememberFile } from './remember-file.mjs';
import { etagOf, isFresh } from './static-files.mjs';

/**
 * What is known of scorecard.json.
 * @typedef {object} Scorecard
 * @property {Buffer} body what the page gets
 * @property {Buffer} gzipped
 * @property {string} etag
 * @property {readonly string[]} asks the origins of the servers that the page asks by itself, each once
 */

/**
 * Reads a scorecard file, JSON or YAML, anew whenever it changes.
 * @param {string} file
 * @param {Mounts} mounts
 * @returns {() => Promise<Scorecard | null>} null when there is no such file
 */
export const createScorecardReader = (file, mounts) => rememberFile(file, (bytes) => read(bytes, mounts));

/**
 * Where the servers that were named are to be asked, by the name of their source; null: the default one.
 * @typedef {ReadonlyMap<string | null, string>} Mounts
 */

/**
 * @param {Buffer} bytes
 * @param {Mounts} mounts
 * @returns {Scorecard}
 */
function read(bytes, mounts) {
  const json = parse(bytes.toString());
  // What is no object is handed on as it is: the page names what is wrong with it, and shows nothing else.
  const pointed = json === null || mounts.size === 0 ? null : pointedAt(json, mounts);
  const body = pointed === null ? bytes : Buffer.from(JSON.stringify(pointed, null, 2));
  return {
    body,
    gzipped: gzipSync(body),
    etag: etagOf(body),
    asks: originsIn(pointed ?? json),
  };
}

/**
 * @param {string} text some editors put a byte order mark in front
 * @returns {Record<string, unknown> | null} null when it holds no object
 */
function parse(text) {
  try {
    const plain = text.replace(/^\uFEFF/, '');
    const json = plain.trimStart().startsWith('{') ? JSON.parse(plain) : parseYaml(plain);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : null;
  } catch {
    return null;
  }
}

/**
 * Only sources of the file are pointed at: one it does not name is asked nothing.
 * @param {Record<string, unknown>} json
 * @param {Mounts} mounts
 * @returns {Record<string, unknown>}
 */
function pointedAt(json, mounts) {
  const settings = objectOf(json.prometheus);
  const mount = mounts.get(null);
  const sources = Object.entries(objectOf(settings.sources)).map(([name, source]) => {
    const url = mounts.get(name);
    return [name, url === undefined ? source : { ...objectOf(source), url }];
  });
  return {
    ...json,
    prometheus: {
      ...settings,
      ...(mount === undefined ? {} : { url: mount }),
      ...(sources.length === 0 ? {} : { sources: Object.fromEntries(sources) }),
    },
  };
}

/**
 * @param {Record<string, unknown> | null} json
 * @returns {readonly string[]}
 */
function originsIn(json) {
  const settings = objectOf(json?.prometheus);
  const servers = [settings, ...Object.values(objectOf(settings.sources))];
  return [...new Set(servers.flatMap((server) => originOf(objectOf(server).url) ?? []))];
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>} empty for what is no object
 */
const objectOf = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? /** @type {Record<string, unknown>} */ (value)
    : {};

/** @param {unknown} url */
function originOf(url) {
  if (typeof url !== 'string' || !URL.canParse(url.trim())) return null;
  const { protocol, origin } = new URL(url.trim());
  return ['http:', 'https:'].includes(protocol) ? origin : null;
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Scorecard} scorecard
 */
export function sendScorecard(request, response, { body, gzipped, etag }) {
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('vary', 'Accept-Encoding');
  if (isFresh(request, etag)) {
    response.writeHead(304).end();
    return;
  }
  const isGzipped = acceptedEncodings(request.headers['accept-encoding']).has('gzip');
  const content = isGzipped ? gzipped : body;
  if (isGzipped) response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('content-length', content.length);
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : content);
}
