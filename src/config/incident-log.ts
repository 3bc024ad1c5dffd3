import * as v from 'valibot';
import { instant, isZone, secureLink, settings, text } from './fields.ts';

const listed = settings({
  title: text,
  start: instant,
  /** Absent while it lasts. */
  end: v.optional(instant),
  link: v.optional(secureLink),
});

const WEEKLY = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day ([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d /;

/** By the clocks of the zone; an end at or before the start is on the day after. */
const weekly = v.pipe(
  v.string(),
  v.check(
    (value) => WEEKLY.test(value) && isZone(value.split(' ')[2] ?? ''),
    'expected a day, a time and a zone such as "Sunday 02:00-04:00 Europe/Berlin"',
  ),
);

const maintenanceWindow = settings({
  title: text,
  /** When it is; of a weekly one, since and until when it comes again. */
  start: v.optional(instant),
  end: v.optional(instant),
  weekly: v.optional(weekly),
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

type Fault = { readonly path: string; readonly message: string };

type Entry = {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly weekly?: unknown;
};

/** The log without the entries that end before they begin or never are, and where those stand. */
export function checkedIncidentLog({ list = [], maintenance = [] }: Partial<IncidentLog>): {
  readonly log: IncidentLog;
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const sound = <Kind extends Entry>(part: keyof IncidentLog, entries: Kind[]): Kind[] =>
    entries.filter(({ start, end, weekly }, index) => {
      const isBounded = start !== undefined && end !== undefined;
      const isWrong = isBounded ? end <= start : weekly === undefined && part === 'maintenance';
      if (isWrong) {
        const message = `expected ${isBounded ? 'an end after the start' : 'start and end, or weekly'}`;
        faults.push({ path: `incidents.${part}[${index}]`, message });
      }
      return !isWrong;
    });
  return {
    log: { list: sound('list', list), maintenance: sound('maintenance', maintenance) },
    faults,
  };
}
