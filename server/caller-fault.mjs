/**
 * Who may ask. A browser says for which page it asks; a page of another origin has no business here, not even when it
 * cannot read the answer. Programs that are no browser send neither header and pass.
 * @param {import('node:http').IncomingMessage} request
 * @param {{ isOwnHost: (host: string) => boolean, allowedHosts: readonly string[], isApi: boolean }} options
 *   `isApi`: also a click on a link elsewhere is refused, which may open the page but ask no question
 * @returns {string | null} a sentence when it may not
 */
export function callerFault({ headersDistinct, method }, { isOwnHost, allowedHosts, isApi }) {
  const [host = '', ...others] = headersDistinct.host ?? [];
  if (host === '' || others.length > 0) return 'A request must name one host.';
  if (!isOwnHost(host)) {
    return 'This server does not go by the name in the address. Whoever runs it can add the name to ALLOWED_HOSTS.';
  }
  const origins = headersDistinct.origin ?? [];
  if (!origins.every((origin) => isOwnOrigin(origin, host, allowedHosts))) {
    return 'Pages of another origin may not ask here.';
  }
  const sites = headersDistinct['sec-fetch-site'] ?? [];
  if (sites.every((site) => site === 'same-origin' || site === 'none')) return null;
  const modes = headersDistinct['sec-fetch-mode'] ?? [];
  if (!isApi && method === 'GET' && modes.length === 1 && modes[0] === 'navigate') return null;
  return 'Pages of another origin may not ask here.';
}

/**
 * Behind a proxy the page may be https while this server is not, so the names are compared and not the schemes.
 * @param {string} origin
 * @param {string} host
 * @param {readonly string[]} allowedHosts
 */
function isOwnOrigin(origin, host, allowedHosts) {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false;
  // `host` of a URL is without the port that its scheme implies, and so is the Host header of a browser.
  return url.host === host.toLowerCase() || allowedHosts.includes(url.host);
}
