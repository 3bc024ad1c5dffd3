import type { PrometheusError } from '#prometheus/error.ts';
import { clientOf, type ServerClients } from '#prometheus/server-clients.ts';
import { clip } from '#prometheus/server-words.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';

/** What went wrong while asking, each cause once with the indicators it leaves without a response. */
export function failureLines(
  evaluations: ReadonlyMap<string, Evaluation>,
  clients: ServerClients,
): readonly string[] {
  const causes = new Map<string, string[]>();
  for (const evaluation of evaluations.values()) {
    const { indicator, asked } = evaluation;
    const { baseUrl } = clientOf(clients, indicator.source);
    for (const error of errorsOf(evaluation)) {
      const name = asked.find(({ query }) => query.expr === error.expr)?.name;
      const cause = sentence(error, baseUrl);
      const place = name === undefined ? indicator.id : `${indicator.id}.${name}`;
      causes.set(cause, [...(causes.get(cause) ?? []), place]);
    }
  }
  return [...causes].map(([cause, places]) => `${places.join(', ')}: ${cause}`);
}

/** What the figure is made of, or, where that was answered, what tells how far to trust it. */
function errorsOf(evaluation: Evaluation): readonly PrometheusError[] {
  switch (evaluation.state) {
    case 'failed':
      return [evaluation.error];
    case 'ready':
      return evaluation.unanswered.map(({ error }) => error);
    case 'loading':
      return [];
  }
}

/** The sentences of the data layer are for somebody in front of a page; where it matters, here are others. */
function sentence(error: PrometheusError, server: string): string {
  switch (error.kind) {
    case 'network':
      return `${server} cannot be reached${systemCode(error.cause)}; check that it is running and that the address is right`;
    case 'signed-out':
      return `${server} wants a sign-in (status ${error.status})${saying(error)}; give a user in the address, or a token with --header`;
    default:
      return error.message;
  }
}

/** ": no such tenant", in the server's own words. */
const saying = ({ serverMessage }: PrometheusError): string =>
  serverMessage === null ? '' : `: ${clip(serverMessage)}`;

/** " (ECONNREFUSED)": fetch wraps what the system said. */
function systemCode(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? ` (${code})` : '';
}
