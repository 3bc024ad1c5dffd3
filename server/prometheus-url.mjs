/**
 * Reads PROMETHEUS_URL: http or https, any path in front of `/api/v1`, credentials allowed. What it holds is never
 * repeated, since a password may stand in any part of it.
 * @param {string | undefined} text
 * @param {string} variable that holds it
 * @returns {URL | null} null when the variable is not set
 * @throws {RangeError} with one sentence for the person who set it
 */
export function readPrometheusUrl(text, variable = 'PROMETHEUS_URL') {
  if (text === undefined || text.trim() === '') return null;
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  const fault = faultOf(url);
  if (url !== null && fault === null) return url;
  throw new RangeError(
    `${variable} must be the address of a Prometheus server such as http://localhost:9090 or https://metrics.example.com/prometheus; what it is set to ${fault}.`,
  );
}

/** @param {URL | null} url */
function faultOf(url) {
  if (url === null) return 'is not an address';
  if (!['http:', 'https:'].includes(url.protocol)) return 'does not begin with http:// or https://';
  if (url.search !== '') return 'has a query, a part that begins with "?"';
  if (url.hash !== '') return 'has a part that begins with "#"';
  return null;
}

/**
 * The path of the server without a trailing slash: '' at the root.
 * @param {Pick<URL, 'pathname'>} url
 */
export const basePathOf = ({ pathname }) => pathname.replace(/\/+$/, '');

/**
 * The Authorization header for the user and the password of an address; either may be missing.
 * @param {Pick<URL, 'username' | 'password'>} url
 * @returns {string | null} null without both
 */
export function basicAuthorizationOf({ username, password }) {
  if (username + password === '') return null;
  return `Basic ${Buffer.concat([unescaped(username), Buffer.from(':'), unescaped(password)]).toString('base64')}`;
}

/**
 * Escapes are undone where they are ones, byte by byte; any other % is a sign like the others, as it is to curl.
 * @param {string} text as it stands in a URL, where whatever is not ASCII is escaped
 */
const unescaped = (text) =>
  Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
