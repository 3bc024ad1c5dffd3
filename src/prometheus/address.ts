import { PrometheusError } from './error.ts';

/** Where a Prometheus is. `base` and `shown` never hold credentials. */
export type Address = {
  /** Endpoints are at `${base}/api/v1/…`; relative addresses stay relative, "" is the root of this origin. */
  readonly base: string;
  /** The same for people: absolute where the page's own address is known. */
  readonly shown: string;
  /** Why no request can be sent there. */
  readonly problem: 'not-http' | 'credentials' | null;
};

/** A host that cannot exist (RFC 6761): an address that resolves to it was relative. */
const NOWHERE = 'http://relative.invalid';
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

export function readAddress(baseUrl: string): Address {
  const text = baseUrl.trim();
  // Without a base first: beside a page of the same scheme, "http:user:secret@host" counts as a path.
  const absolute = parse(text, undefined);
  const url = absolute ?? (HAS_SCHEME.test(text) ? null : parse(text, NOWHERE));
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const shown = text.slice(text.lastIndexOf('@') + 1);
    return { base: shown, shown, problem: 'not-http' };
  }
  if (url.origin === NOWHERE) {
    const base = withoutEndSlash(text);
    return { base, shown: withoutEndSlash(parse(text, pageAddress())?.href ?? text), problem: null };
  }
  const rest = withoutEndSlash(`//${url.host}${url.pathname}`);
  const base = absolute === null ? rest : url.protocol + rest;
  const problem = url.username + url.password === '' ? null : 'credentials';
  return { base, shown: base, problem };
}

function withoutEndSlash(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

/** Undefined outside a browser, where a relative address has nothing to be relative to. */
const pageAddress = (): string | undefined => globalThis.document?.baseURI;

function parse(text: string, base: string | undefined): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** @throws PrometheusError that says what to change in the address */
export function assertUsable({ shown, problem }: Address): void {
  if (problem === null) return;
  const message =
    problem === 'not-http'
      ? `The address of Prometheus, "${shown}", must start with http:// or https://, or be a path on this server.`
      : `The address of Prometheus at ${shown} holds a user name or a password, which browsers refuse to send; take them out and sign in on the server's own page.`;
  throw new PrometheusError(message, { kind: 'network' });
}
