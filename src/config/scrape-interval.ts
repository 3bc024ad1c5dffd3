import { type DurationMs, MINUTE } from '#compute/units.ts';
import type { ScorecardConfig } from './schema.ts';

/**
 * How often the server scrapes, for what is planned before anybody has measured it: what the file says, else a minute,
 * as Prometheus has it. Not a default of the schema, because a measured interval is set against a configured one alone.
 */
export const scrapeIntervalOf = ({ prometheus }: Pick<ScorecardConfig, 'prometheus'>): DurationMs =>
  prometheus.scrapeInterval ?? MINUTE;
