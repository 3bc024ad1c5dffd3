import { formatDuration } from '#compute/duration.ts';
import type { PresetIndicator } from '#discovery/preset.ts';
import type { Slo } from './slo.ts';

/** No query of another tool says what it is about, but buckets are made for times. */
const isAboutTime = ({ sli, name }: Slo): boolean =>
  sli.kind === 'buckets' ||
  (sli.kind === 'events' && /_bucket\b|histogram_fraction/.test(`${sli.counted} ${sli.total}`)) ||
  /latency|duration/i.test(name);

/**
 * An objective as an indicator of scorecard.json. Its target is the decision of those who wrote it, so it needs no
 * confirmation.
 * @param id one that no other indicator has
 */
export function sloIndicator(slo: Slo, id: string): PresetIndicator {
  const { service, name, title, description, owner, runbook, window } = slo;
  return {
    id,
    pillar: isAboutTime(slo) ? 'performance' : 'reliability',
    title: `${service === null ? '' : `${service}: `}${title ?? name}`,
    ...(description !== null && { description }),
    ...(owner !== null && { owner }),
    ...(runbook !== null && { runbook }),
    ...measurement(slo),
    unit: 'ratio',
    window: formatDuration(window),
  };
}

type Measured = { readonly kind: string } & Readonly<Record<string, unknown>>;

function measurement({ sli, objective }: Slo): Measured {
  const good = { direction: 'atLeast', target: objective, ideal: 1 } as const;
  switch (sli.kind) {
    case 'events':
      return {
        kind: 'events',
        [sli.counts]: sli.counted,
        total: sli.total,
        report: 'good',
        ...good,
        budget: true,
      };
    case 'buckets': {
      const { query, bound, isInSeconds, groupBy } = sli;
      const part = {
        kind: 'share',
        query,
        bound,
        ...(isInSeconds && { boundUnit: 'seconds' }),
        side: 'atMost',
        ...good,
      };
      // A budget is one of all events together, and the worst group has one of its own.
      return groupBy === null ? ({ ...part, budget: true } as const) : { ...part, groupBy };
    }
    case 'ratio':
      return sli.reports === 'good'
        ? { kind: 'gauge', query: sli.query, across: 'min', ...good }
        : {
            kind: 'gauge',
            query: sli.query,
            across: 'max',
            direction: 'atMost',
            target: rest(objective),
            ideal: 0,
          };
  }
}

/** 1 − 0.999 is 0.001 and not the 0.0010000000000000009 that floating point makes of it. */
export const rest = (share: number): number => Math.round((1 - share) * 1e12) / 1e12;
