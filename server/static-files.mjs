import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream';
import { acceptedEncodings } from './accepted-encodings.mjs';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What scripts/vite/compressed-files.ts writes beside a file, best first. */
const VARIANTS = /** @type {const} */ ([
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
]);

/** Names that carry a hash of their content: what is behind them never changes. */
const HASHED = 'assets';

/**
 * @typedef {object} StaticFile
 * @property {string} path
 * @property {string} type
 * @property {number} bytes
 * @property {string} etag
 * @property {'br' | 'gzip' | null} encoding
 * @property {boolean} isImmutable
 */

/**
 * The file of the built page behind a path, as it is now. Only files of the kinds a build has: nothing that begins with
 * a dot, such as Vite's manifest, no folder, and no compressed file under a name of its own.
 * @param {string} folder
 * @param {readonly string[]} segments decoded, as readRequestPath gives them
 * @param {string | undefined} acceptEncoding
 * @returns {Promise<StaticFile | null>} null when there is none
 */
export async function findStaticFile(folder, segments, acceptEncoding) {
  const names = segments.length === 1 && segments[0] === '' ? ['index.html'] : segments;
  if (names.some((name) => name === '' || name.startsWith('.'))) return null;
  const path = join(folder, ...names);
  const type = TYPES[extname(path)];
  const original = type === undefined ? null : await statFile(path);
  if (type === undefined || original === null) return null;
  const isImmutable = names[0] === HASHED && names.length > 1;
  const accepted = acceptedEncodings(acceptEncoding);
  for (const { encoding, ending } of VARIANTS) {
    if (!accepted.has(encoding)) continue;
    const variant = await statFile(path + ending);
    // A file that was edited after the build has outlived what was compressed of it.
    if (variant === null || variant.mtimeMs < original.mtimeMs) continue;
    return { path: path + ending, type, ...described(variant, encoding), encoding, isImmutable };
  }
  return { path, type, ...described(original, ''), encoding: null, isImmutable };
}

/** @param {string} path */
async function statFile(path) {
  try {
    const stats = await stat(path);
    return stats.isFile() ? stats : null;
  } catch {
    return null;
  }
}

/**
 * @param {{ size: number, mtimeMs: number, ino: number }} stats
 * @param {string} encoding
 */
const described = ({ size, mtimeMs, ino }, encoding) => ({
  bytes: size,
  etag: etagOf(`${size} ${mtimeMs} ${ino} ${encoding}`),
});

/** @param {string | Buffer} content what changes with the answer */
export const etagOf = (content) =>
  `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;

/**
 * Whether the browser has it already.
 * @param {import('node:http').IncomingMessage} request
 * @param {string} etag
 */
export const isFresh = ({ headers }, etag) =>
  (headers['if-none-match'] ?? '')
    .split(',')
    .map((text) => text.trim())
    .includes(etag);

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {StaticFile} file
 */
export function sendStaticFile(request, response, file) {
  // The policy of the page follows scorecard.json: when it changes, the page is to be sent anew.
  const etag = etagOf(`${file.etag} ${response.getHeader('content-security-policy')}`);
  response.setHeader('etag', etag);
  response.setHeader('cache-control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('vary', 'Accept-Encoding');
  if (isFresh(request, etag)) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('content-type', file.type);
  response.setHeader('content-length', file.bytes);
  if (file.encoding !== null) response.setHeader('content-encoding', file.encoding);
  response.writeHead(200);
  if (request.method === 'HEAD') response.end();
  // A file that goes away in the middle ends the connection, which tells the browser that something is missing.
  else pipeline(createReadStream(file.path, { end: Math.max(file.bytes - 1, 0) }), response, () => {});
}
