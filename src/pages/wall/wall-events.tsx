import type { ReactNode } from 'react';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import type { FigureAge } from '#scorecard/explain/freshness.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import { formatTime } from '#ui/format-time.ts';
import { StaleNote } from '#ui/stale-note.tsx';
import { Time } from '#ui/time.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import type { DayEvents } from './use-wall.ts';
import styles from './wall-events.module.css';
import { NO_ANSWER } from './wall-notice.ts';

const SHOWN = 3;

/** The newest incidents. */
export function WallIncidents({ events: { incidents } }: { events: DayEvents }) {
  const [{ zone }] = useUrlState();
  if (incidents === null) return null;
  const { state, age, rows } = incidents;
  const isAbsent = state.state === 'ready' && state.result.scans.length === 0;
  return (
    <Events
      title="Incidents"
      state={state}
      age={age}
      empty={isAbsent ? 'No such series' : 'None in this window'}
    >
      {rows.slice(0, SHOWN).map(({ start, end, duration }) => (
        <li key={start} className={styles.event} data-urgent={end === null || undefined}>
          <span>{end === null ? `Ongoing, ${duration}` : duration}</span>
          <span className={styles.when}>
            {formatTime(start, zone, 'day-month')}, {formatTime(start, zone, 'bare-clock')}
          </span>
        </li>
      ))}
    </Events>
  );
}

/** The alerts that fire now. */
export function WallAlerts({ events: { alerts } }: { events: DayEvents }) {
  const [{ zone }] = useUrlState();
  const { state, age } = alerts;
  const firing = state.state === 'ready' ? state.result.firing : [];
  return (
    <Events
      title={firing.length > SHOWN ? `Alerts (${firing.length})` : 'Alerts'}
      state={state}
      age={age}
      empty="No alerts firing"
    >
      {firing.slice(0, SHOWN).map((alert) => (
        <li key={`${alert.name} ${JSON.stringify(alert.labels)}`} className={styles.event} data-urgent="true">
          <span className={styles.name}>{alert.name}</span>
          <span className={styles.when}>
            {alert.activeAt !== null && <Time at={alert.activeAt} zone={zone} precision="clock" />}
          </span>
        </li>
      ))}
    </Events>
  );
}

type EventsProps = {
  readonly title: string;
  readonly state: QueryResultState;
  readonly age: FigureAge;
  readonly empty: string;
  readonly children: readonly ReactNode[];
};

function Events({ title, state, age, empty, children }: EventsProps) {
  return (
    <section className={styles.events} aria-label={title}>
      <h2 className={styles.title}>
        {title} <StaleNote since={staleSince([state])} />
      </h2>
      <div data-age={age}>
        {state.state === 'loading' && <p className={styles.calm}>…</p>}
        {state.state === 'failed' && <p className={styles.calm}>{NO_ANSWER}</p>}
        {state.state === 'ready' &&
          (children.length === 0 ? (
            <p className={styles.calm}>{empty}</p>
          ) : (
            <ul className={styles.list}>{children}</ul>
          ))}
      </div>
    </section>
  );
}
