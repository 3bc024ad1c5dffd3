import { type DurationMs, durationMs } from '#compute/units.ts';
import { PrometheusError, type PrometheusErrorKind } from './error.ts';
import type { Reply } from './exchange.ts';
import { readError } from './wire.ts';

/** The server's own words in a sentence of ours are cut here; `serverMessage` has them all. */
const MAX_QUOTE = 300;

type Meaning = { readonly kind: PrometheusErrorKind; readonly message: string; readonly retryable?: boolean };

/**
 * What a reply that is not a success of the Prometheus API means to the person in front of the screen.
 * @param shown the server's address, for people
 */
export function explainFailure(reply: Reply, shown: string): PrometheusError {
  const isRefusal = reply.status < 200 || reply.status >= 300 || isSignIn(reply);
  const cause = isRefusal ? null : jsonError(reply.body);
  return cause === null ? explainRefusal(reply, shown) : explainNotJson(reply, shown, cause);
}

function jsonError(body: string): unknown {
  try {
    JSON.parse(body);
    return null;
  } catch (error) {
    return error;
  }
}

function explainRefusal(reply: Reply, shown: string): PrometheusError {
  const words = serverWords(reply);
  const { kind, message, retryable = false } = meaningOf(reply, words, shown);
  return new PrometheusError(message, {
    kind,
    status: reply.status,
    retryable,
    retryAfter: retryable ? retryAfter(reply) : null,
    serverMessage: words.serverMessage,
  });
}

function meaningOf(reply: Reply, { errorType, serverMessage }: ServerWords, shown: string): Meaning {
  const { status } = reply;
  const quote = serverMessage === null ? '' : `: ${clip(serverMessage)}`;
  if (isSignIn(reply)) {
    const isRefused = status === 403 && serverMessage !== null;
    // Not every refusal is about who asks: a tenant's header may be missing.
    const message = isRefused
      ? `You may not read ${shown} (status 403)${quote}; sign in there as somebody who may, or ask who runs it, and reload this page.`
      : `You are signed out of ${shown}, sign in there and reload this page.${serverMessage === null ? '' : ` It says: ${clip(serverMessage)}`}`;
    return { kind: 'signed-out', message };
  }
  if (isRedirect(reply)) {
    const message = `${shown} sends us elsewhere, so you are probably signed out: sign in there and reload, or correct the address if it has moved.`;
    return { kind: 'signed-out', message };
  }
  if (status === 503 && errorType === 'timeout') {
    const message = `The query took longer than ${shown} allows; choose a narrower window or narrower filters.`;
    return { kind: 'timeout', message };
  }
  if (errorType !== null && (status < 400 || status === 400 || status === 422)) {
    return { kind: 'query', message: `${shown} cannot answer this query${quote}` };
  }
  if (status === 429) {
    const message = `${shown} gets more requests than it allows; wait a little, or choose a longer refresh interval.`;
    return { kind: 'http', message, retryable: true };
  }
  if (status >= 500) {
    const message = `${shown} is failing (status ${status})${quote}; wait a little, then look at the server.`;
    return { kind: 'http', message, retryable: true };
  }
  if (status === 404 || status === 405) {
    const message = `There is no Prometheus API at ${shown} (status ${status}); check the address and its path.`;
    return { kind: 'http', message };
  }
  return { kind: 'http', message: `${shown} refuses the request (status ${status})${quote}` };
}

/** A success whose body is not JSON. */
function explainNotJson(reply: Reply, shown: string, cause: unknown): PrometheusError {
  const message = isHtml(reply)
    ? `${shown} answered with a web page, not with the Prometheus API; check the address and its path.`
    : `${shown} answered with something that is not complete JSON; check what answers at this address, or reload.`;
  return new PrometheusError(message, { kind: 'decode', status: reply.status, cause });
}

/** Also what an "opaque" redirect is, which the browser hides behind status 0. */
const isRedirect = ({ status }: Reply): boolean => status === 0 || (status >= 300 && status < 400);

const isHtml = ({ body }: Reply): boolean => /^\s*<(!doctype|html|head|body|\?xml)/i.test(body);

/** 401, 403, or a proxy's sign-in form sent with status 200. */
const isSignIn = (reply: Reply): boolean =>
  reply.status === 401 ||
  reply.status === 403 ||
  (reply.status === 200 &&
    isHtml(reply) &&
    /<input[^>]+type\s*=\s*["']?password|<title>[^<]*(sign|log)[ -]?(in|on)\b/i.test(reply.body));

type ServerWords = { readonly errorType: string | null; readonly serverMessage: string | null };

/** Errors of proxies, of unknown paths and of wrong methods are plain text or a web page, not JSON. */
function serverWords(reply: Reply): ServerWords {
  if (isHtml(reply)) return { errorType: null, serverMessage: null };
  let json: unknown;
  try {
    json = JSON.parse(reply.body);
  } catch {
    return { errorType: null, serverMessage: withoutCredentials(reply.body.trim()) || null };
  }
  const words = readError(json);
  if (words === null) return { errorType: null, serverMessage: null };
  return { errorType: words.errorType ?? '', serverMessage: withoutCredentials(words.error) };
}

/** A proxy may quote the address it failed to reach. */
const withoutCredentials = (text: string): string => text.replace(/\/\/[^/\s@]*@/g, '//');

const clip = (text: string): string => (text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…` : text);

/** Seconds, or a date measured on the server's own clock. RFC 9110, 10.2.3. */
function retryAfter({ headers }: Reply): DurationMs | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  if (/^\d+$/.test(value)) return durationMs(Number(value) * 1000);
  const wait = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(wait) ? durationMs(Math.max(0, wait)) : null;
}
