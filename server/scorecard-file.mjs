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
 * @property {string | null} asks the origin of the server that the page asks by itself, null when it asks this one
 */

/**
 * Reads a scorecard file, JSON or YAML, anew whenever it changes.
 * @param {string} file
 * @param {string | null} mount where the server that was named is to be asked; null when none was named
 * @returns {() => Promise<Scorecard | null>} null when there is no such file
 */
export const createScorecardReader = (file, mount) => rememberFile(file, (bytes) => read(bytes, mount));

/**
 * @param {Buffer} bytes
 * @param {string | null} mount
 * @returns {Scorecard}
 */
function read(bytes, mount) {
  const json = parse(bytes.toString());
  // What is no object is handed on as it is: the page names what is wrong with it, and shows nothing else.
  const body = json === null || mount === null ? bytes : Buffer.from(pointedAt(json, mount));
  return {
    body,
    gzipped: gzipSync(body),
    etag: etagOf(body),
    asks: mount === null ? originOf(json) : null,
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
 * @param {Record<string, unknown>} json
 * @param {string} url
 */
function pointedAt(json, url) {
  const { prometheus } = json;
  const settings = typeof prometheus === 'object' ? prometheus : {};
  return JSON.stringify({ ...json, prometheus: { ...settings, url } }, null, 2);
}

/** @param {Record<string, unknown> | null} json */
function originOf(json) {
  const { url } = /** @type {{ url?: unknown }} */ (Object(json?.prometheus));
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
