import type { PrometheusError } from '#prometheus/error.ts';

/** What failed; where a server refuses a query, with the place in scorecard.json to mend it. */
export const failureText = (path: string, { kind, message }: PrometheusError): string =>
  kind === 'query' ? `${path} in scorecard.json: ${message}` : message;
