import { type DurationMs, durationMs } from '#compute/units.ts';
import { PrometheusError, type PrometheusErrorKind } from './error.ts';
import { type ByteReply, inText, type Reply } from './exchange.ts';
import { beginningOf, clip, isHtml, type ServerWords, serverWords } from './server-words.ts';
import { saysTooMuch } from './too-much.ts';

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
  if (status === 504 || (status === 503 && errorType === 'timeout')) {
    const message = `The query took longer than ${shown} allows${status === 504 ? ` (status 504)${quote}` : ''}; choose a narrower window or narrower filters.`;
    return { kind: 'timeout', message };
  }
  if (errorType !== null && (status < 400 || status === 400 || status === 422)) {
    return { kind: 'query', message: `${shown} cannot answer this query${quote}` };
  }
  if (status === 429) {
    const message = `${shown} gets more requests than it allows${quote}; wait a little, or choose a longer refresh interval.`;
    return { kind: 'http', message, retryable: true };
  }
  if (status >= 500 && serverMessage !== null && saysTooMuch(serverMessage)) {
    return { kind: 'query', message: `${shown} cannot answer this query${quote}` };
  }
  if (status === 501) {
    return {
      kind: 'http',
      message: `${shown} does not offer this (status 501)${quote}; check the address and its path.`,
    };
  }
  if (status >= 500) {
    const message = `${shown} is failing (status ${status})${quote}; wait a little, then look at the server.`;
    return { kind: 'http', message, retryable: true };
  }
  if (status === 404 || status === 405) {
    const message = `There is no Prometheus API at ${shown} (status ${status})${isJustNotFound(serverMessage) ? '' : quote}; check the address and its path.`;
    return { kind: 'http', message };
  }
  return { kind: 'http', message: `${shown} refuses the request (status ${status})${quote}` };
}

/** Go's and other servers' own text for such a status repeats it. */
const isJustNotFound = (words: string | null): boolean =>
  words !== null && /^(40[45] )?(page |path )?(not found|method not allowed)\.?$/i.test(words);

/**
 * Of two refusals of one query the one that tells more: one with words before one without, the later before the
 * earlier.
 */
export function moreTelling(earlier: ByteReply, later: ByteReply): ByteReply {
  const hasWords = (reply: ByteReply) => serverWords(inText(reply)).serverMessage !== null;
  return !hasWords(later) && hasWords(earlier) ? earlier : later;
}

/** The error of a response in a form we do not know, with what that says of a failure. */
export function withServerWords(error: PrometheusError, reply: Reply): PrometheusError {
  const { serverMessage } = serverWords(reply);
  if (serverMessage === null) return error;
  const message = `${error.message} It says: ${clip(serverMessage)}`;
  return new PrometheusError(message, { ...error, status: reply.status, serverMessage });
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

/** Neither pattern reads anything twice: no page can make them slow. */
const SIGN_IN = /<input[^<>]+type\s*=\s*["']?password|<title>[^<]*(sign|log)[ -]?(in|on)\b/i;

/** 401, 403, or a proxy's sign-in form sent with status 200. */
const isSignIn = (reply: Reply): boolean =>
  reply.status === 401 ||
  reply.status === 403 ||
  (reply.status === 200 && isHtml(reply) && SIGN_IN.test(beginningOf(reply)));

/** Seconds, or a date measured on the server's own clock. RFC 9110, 10.2.3. */
function retryAfter({ headers }: Reply): DurationMs | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  if (/^\d+$/.test(value)) return durationMs(Number(value) * 1000);
  const wait = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(wait) ? durationMs(Math.max(0, wait)) : null;
}
