import * as v from 'valibot';
import { instant, secureLink, settings, text } from './fields.ts';

const listed = settings({
  title: text,
  start: instant,
  /** Absent while it lasts. */
  end: v.optional(instant),
  link: v.optional(secureLink),
});

const maintenanceWindow = settings({
  title: text,
  start: instant,
  end: instant,
  /** `counted`: an outage is an outage; `excluded`: the time counts neither as up nor as down. */
  accounting: v.picklist(['counted', 'excluded']),
});

/** What people know of incidents, beside what the series say. */
export const incidentLogSchema = settings({
  /** Added to what the query of the incident indicators finds; those that overlap are one. */
  list: v.optional(v.array(listed), []),
  maintenance: v.optional(v.array(maintenanceWindow), []),
});

export type IncidentLog = v.InferOutput<typeof incidentLogSchema>;
export const NO_INCIDENT_LOG: IncidentLog = { list: [], maintenance: [] };

const isBackwards = ({
  start,
  end,
}: {
  readonly start: number;
  readonly end?: number | undefined;
}): boolean => end !== undefined && end <= start;

/** The log without the entries that end before they begin, and where those stand. */
export function checkedIncidentLog(log: IncidentLog): {
  readonly log: IncidentLog;
  readonly faults: readonly string[];
} {
  return {
    log: {
      list: log.list.filter((entry) => !isBackwards(entry)),
      maintenance: log.maintenance.filter((entry) => !isBackwards(entry)),
    },
    faults: (['list', 'maintenance'] as const).flatMap((part) =>
      log[part].flatMap((entry, index) => (isBackwards(entry) ? [`incidents.${part}[${index}].end`] : [])),
    ),
  };
}
