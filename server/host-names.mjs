import { hostname, networkInterfaces } from 'node:os';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const EVERY_ADDRESS = new Set(['0.0.0.0', '::']);

/**
 * The names that a Host header may carry. Any other name is somebody else's that leads here, as it does when a page on
 * the web points its own name at this machine to read from it (DNS rebinding).
 * @param {{ host: string, port: number, allowed: readonly string[] }} options `host`: where the server listens;
 *   `allowed`: further names, with a port or for every port
 * @returns {(host: string) => boolean}
 */
export function createHostCheck({ host, port, allowed }) {
  const own = EVERY_ADDRESS.has(host) ? machineNames() : [bracketed(host)];
  const names = new Set(allowed);
  for (const name of [...LOOPBACK, ...own]) {
    names.add(`${name.toLowerCase()}:${port}`);
    // Browsers leave out the port of http.
    if (port === 80) names.add(name.toLowerCase());
  }
  return (given) => {
    const name = given.toLowerCase();
    return names.has(name) || allowed.includes(name.replace(/:\d+$/, ''));
  };
}

const machineNames = () => [hostname(), ...machineAddresses()];

/** The addresses of this machine that others may reach, as they stand in a URL. */
export const machineAddresses = () =>
  Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ internal }) => !internal).map(({ address }) => bracketed(address)),
  );

/** @param {string} host an address of IPv6 stands in brackets in a URL */
export const bracketed = (host) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);

/**
 * Reads ALLOWED_HOSTS: names with or without a port, set apart by commas or spaces.
 * @param {string | undefined} text
 * @throws {RangeError} with one sentence for the person who set it
 */
export function readAllowedHosts(text = '') {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  for (const name of names) {
    if (isHost(name.toLowerCase())) continue;
    throw new RangeError(
      `ALLOWED_HOSTS must be names such as "pillars.example" or "10.0.0.7:8080", set apart by commas; "${name}" is none. There is no sign for every name.`,
    );
  }
  return names.map((name) => name.toLowerCase());
}

/** @param {string} name */
function isHost(name) {
  if (!/^(\[[0-9a-f:.]+\]|[a-z0-9_-]+(\.[a-z0-9_-]+)*)(:\d{1,5})?$/.test(name)) return false;
  return URL.canParse(`http://${name}`);
}
