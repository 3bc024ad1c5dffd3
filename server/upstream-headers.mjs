import { readFileSync } from 'node:fs';
import { validateHeaderName, validateHeaderValue } from 'node:http';

/** Headers that belong to the connection or to the message, not to whoever runs this server. */
const NOT_OURS = new Set([
  'connection',
  'content-length',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * What is sent along with every question: lines such as `X-Scope-OrgID: my-team`. A wrong line is told by its number,
 * never repeated, since a token may stand in it.
 * @param {{ PROMETHEUS_HEADERS?: string | undefined, PROMETHEUS_HEADERS_FILE?: string | undefined }} env
 * @returns {Record<string, string>} by lower-case name
 * @throws {RangeError} with one sentence for the person who set them
 */
export function readUpstreamHeaders({ PROMETHEUS_HEADERS: text = '', PROMETHEUS_HEADERS_FILE: file = '' }) {
  if (text.trim() !== '' && file.trim() !== '') {
    throw new RangeError('Set PROMETHEUS_HEADERS or PROMETHEUS_HEADERS_FILE, not both.');
  }
  return file.trim() === ''
    ? readLines(text, 'PROMETHEUS_HEADERS')
    : readLines(readText(file.trim()), 'the file that PROMETHEUS_HEADERS_FILE names');
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new RangeError(`The file that PROMETHEUS_HEADERS_FILE names cannot be read (${code}).`);
  }
}

/**
 * @param {string} text
 * @param {string} source
 */
function readLines(text, source) {
  /** @type {Record<string, string>} */
  const headers = {};
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (!isHeader(name, value) || NOT_OURS.has(name)) {
      throw new RangeError(
        `Line ${index + 1} of ${source} must be a header such as "X-Scope-OrgID: my-team"; headers of the connection are not allowed.`,
      );
    }
    headers[name] = value;
  }
  return headers;
}

/**
 * @param {string} name
 * @param {string} value
 */
function isHeader(name, value) {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
