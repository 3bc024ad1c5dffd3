import type { DurationMs } from '#compute/units.ts';

export type PrometheusErrorKind =
  /** No response: server down, address wrong, or the browser may not read it (CORS). */
  | 'network'
  /** No response in time, by our clock or by the server's. */
  | 'timeout'
  /** More bytes than we read. */
  | 'too-large'
  /** A status that says nothing about the query: overload, wrong address, failure. */
  | 'http'
  /** The server understood and declined: wrong PromQL, too much data, a result we cannot draw. */
  | 'query'
  /** A response that is not the Prometheus API's. */
  | 'decode'
  | 'signed-out'
  /** The caller took the request back; nothing to show. */
  | 'aborted';

type Details = {
  readonly kind: PrometheusErrorKind;
  readonly status?: number | null;
  readonly retryable?: boolean;
  readonly retryAfter?: DurationMs | null;
  readonly serverMessage?: string | null;
  readonly expr?: string | null;
  readonly cause?: unknown;
};

/**
 * The only error the data layer throws. `message` is one sentence to show as it stands: what happened, where,
 * and what to do. It never holds the credentials of an address.
 */
export class PrometheusError extends Error {
  override readonly name = 'PrometheusError';
  readonly kind: PrometheusErrorKind;
  /** The HTTP status, when there was a response. */
  readonly status: number | null;
  /** Asking the same again may help. */
  readonly retryable: boolean;
  /** How long the server asks us to wait (`Retry-After`). */
  readonly retryAfter: DurationMs | null;
  /** The server's own words, unabridged: any text at all, to be shown as text. */
  readonly serverMessage: string | null;
  /** The query, when one was asked. */
  readonly expr: string | null;

  constructor(message: string, details: Details) {
    super(message, { cause: details.cause });
    this.kind = details.kind;
    this.status = details.status ?? null;
    this.retryable = details.retryable ?? false;
    this.retryAfter = details.retryAfter ?? null;
    this.serverMessage = details.serverMessage ?? null;
    this.expr = details.expr ?? null;
  }

  /** The same error, knowing which query it belongs to. */
  about(expr: string): PrometheusError {
    return new PrometheusError(this.message, { ...this, expr, cause: this.cause });
  }
}

/** @param place where in the response, as a path: `data.result[3].values[7]` */
export const malformed = (place: string, expected: string): PrometheusError =>
  new PrometheusError(
    `The answer is not one that the Prometheus API gives: ${place} should be ${expected}; check what answers at this address.`,
    { kind: 'decode' },
  );

export const aborted = (cause: unknown): PrometheusError =>
  new PrometheusError('The request was cancelled.', { kind: 'aborted', cause });
