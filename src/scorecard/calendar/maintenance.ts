import type { Span } from '#compute/unite-spans.ts';
import type { IncidentLog } from '#config/incident-log.ts';
import type { ScorecardConfig } from '#config/schema.ts';

type Entry = IncidentLog['maintenance'][number];

export type Maintenance = Span & Pick<Entry, 'title' | 'accounting'>;

let calendar: typeof import('./every-week.ts') | null = null;

/** To be awaited before anything is measured. Most scorecards have no weekly maintenance, and need no calendar. */
export async function prepareMaintenance({
  indicators,
  incidents,
}: Pick<ScorecardConfig, 'indicators' | 'incidents'>): Promise<void> {
  const logs = [incidents, ...indicators.map((one) => (one.kind === 'incidents' ? one.log : undefined))];
  if (logs.some((log) => log?.maintenance.some(({ weekly }) => weekly)))
    calendar = await import('./every-week.ts');
}

/**
 * The maintenance of a log: what is once, and what comes every week as often as it does in a span.
 * @throws Error if there is a weekly one and nobody has prepared for it
 */
export const maintenanceIn = (log: IncidentLog | undefined, span: Span): readonly Maintenance[] =>
  (log?.maintenance ?? []).flatMap((entry) => {
    const { weekly, ...once } = entry;
    if (weekly === undefined) return { ...once, start: once.start ?? span.start, end: once.end ?? span.end };
    if (calendar === null) throw new Error('not prepared');
    return calendar.everyWeek(weekly, once, span);
  });
