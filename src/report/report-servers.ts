import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { bySource } from '#scorecard/queries/by-source.ts';
import type { Report } from './report-schema.ts';

type ReportedServer = Report['servers'][number];

/** What became of the figures that each server was asked for, the default one first. */
export function reportServers(evaluations: Iterable<Evaluation>): readonly ReportedServer[] {
  const asked = [...evaluations].filter((evaluation) => evaluation.asked.length > 0);
  const servers = [...bySource(asked, ({ indicator }) => indicator.source)].map(
    ([source, ofServer]): ReportedServer => {
      const errors = ofServer.flatMap((one) => (one.state === 'failed' ? [one.error] : []));
      // A server that declines a query is there.
      const isDown = errors.length === ofServer.length && errors.every(({ kind }) => kind !== 'query');
      return {
        name: source ?? null,
        indicators: ofServer.length,
        failed: errors.length,
        isDown,
        error: errors[0]?.message ?? null,
      };
    },
  );
  return servers.sort((a, b) => Number(a.name !== null) - Number(b.name !== null));
}

/** Servers are told apart only where there are several. */
export const hasNamedServers = ({ servers }: Report): boolean => servers.some(({ name }) => name !== null);

export const DEFAULT_SERVER = 'default';
