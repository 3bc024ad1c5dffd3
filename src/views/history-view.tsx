import { configHash } from '#scorecard/config-hash.ts';
import { isHistoryEmpty } from '#scorecard/history-model.ts';
import { endOfPast } from '#scorecard/past-readings.ts';
import { useSession } from '#scorecard/session-context.ts';
import { useGradeHistory } from '#scorecard/use-grade-history.ts';
import { Button } from '#ui/button.tsx';
import { formatTime } from '#ui/format-time.ts';
import { Notice } from '#ui/notice.tsx';
import { OldNote } from '#ui/old-note.tsx';
import { Section } from '#ui/section.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { figureState } from '#url/figure-state.ts';
import type { Period } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { DefinitionsNotice } from './definitions-notice.tsx';
import { HistoryDays } from './history-days.tsx';
import { HistoryChanges, HistoryTable } from './history-tables.tsx';
import styles from './history-view.module.css';
import view from './view.module.css';

const SPANS = [
  { value: 'monthly', label: '30 days', days: 30 },
  { value: 'quarterly', label: '90 days', days: 90 },
  { value: 'annual', label: 'A year', days: 365 },
] as const satisfies readonly { value: Period; label: string; days: number }[];
const [, USUAL] = SPANS;

/** How has the grade come to be what it is: every day of the last months, and what changed when. */
export function HistoryView() {
  const [url, setUrl] = useUrlState();
  const { config, scheduler } = useSession();
  const chosen = SPANS.find(({ value }) => value === url.period) ?? USUAL;
  const { days, errors, warnings, oldSince, past, questions } = useGradeHistory(
    chosen.days,
    figureState(url),
  );
  return (
    <div className={view.view}>
      <h1 className={view.title}>Grade history</h1>
      <Section
        title="The grade and its pillars, day by day"
        lead={`Each day at 00:00 ${past.zone === 'UTC' ? 'UTC' : `in ${past.zone}`}, over the windows that ended then, recomputed with the targets and definitions of today (${configHash(config)}).`}
        actions={
          <Segmented
            label="How far back"
            choices={SPANS}
            value={chosen.value}
            onChange={(period) => setUrl({ period })}
          />
        }
      >
        <DefinitionsNotice measuredText="Every day below is measured by the definitions of today." />
        {errors.map(({ message }) => (
          <Notice
            key={message}
            tone="error"
            title="Part of the history could not be asked; what it touches has no data on any day"
            actions={<Button onClick={() => void scheduler.refresh()}>Try again</Button>}
          >
            {message}
          </Notice>
        ))}
        <OldNote since={oldSince} />
        <ServerWarnings warnings={warnings} />
        {days === null ? (
          <p className={styles.waiting} aria-busy="true">
            <span>
              Asking for {chosen.days} days in {questions} questions …
            </span>
            <Skeleton chars={40} />
            <Skeleton chars={40} />
          </p>
        ) : isHistoryEmpty(days) ? (
          errors.length === 0 && (
            <p>
              The server has nothing to grade on any of the {chosen.days} days up to{' '}
              {formatTime(endOfPast(past), url.zone, 'day')}.
            </p>
          )
        ) : (
          <HistoryDays days={days} zoneId={past.zone} />
        )}
      </Section>
      {days !== null && !isHistoryEmpty(days) && (
        <>
          <HistoryChanges days={days} />
          <HistoryTable key={chosen.value} days={days} zoneId={past.zone} />
        </>
      )}
    </div>
  );
}
