import { PrometheusError } from './error.ts';

/** No such endpoint, or not for us: with 400 answer gateways that know some paths only. */
const STATUSES: readonly (number | null)[] = [400, 404, 405, 501];

/** Whether a request without a query failed because the server does not answer such requests at all. */
export const isNotOffered = (error: unknown): error is PrometheusError =>
  error instanceof PrometheusError && STATUSES.includes(error.status);

/**
 * Queries are one thing, alerts and rules another: who answers the first may know nothing of the others.
 * @param shown the server's address, for people
 */
export async function unlessNotOffered<Result>(
  response: Promise<Result>,
  { endpoint, shown, effect }: { endpoint: string; shown: string; effect: string },
): Promise<Result> {
  try {
    return await response;
  } catch (error) {
    if (!isNotOffered(error)) throw error;
    const { status } = error;
    throw new PrometheusError(
      `${shown} has no /api/v1/${endpoint} (status ${status}), so ${effect}; a server with an API for rules can tell, and where nothing else is shown either, check the address.`,
      { ...error, kind: 'http', cause: error },
    );
  }
}
