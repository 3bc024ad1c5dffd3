import { useSession } from '#data/session-context.ts';
import { DefinitionsNotice } from '#features/history/definitions-notice.tsx';
import { HistoryChangesTable } from '#features/history/history-changes-table.tsx';
import { HistoryDays } from '#features/history/history-days.tsx';
import { HistoryDaysTable } from '#features/history/history-days-table.tsx';
import { endOfPast } from '#features/history/past-results.ts';
import { useGradeHistory } from '#features/history/use-grade-history.ts';
import { QueryState } from '#features/query-state/query-state.tsx';
import { useIsSpoken } from '#features/query-state/spoken-messages.ts';
import { Button } from '#ui/button.tsx';
import { formatTime } from '#ui/format-time.ts';
import { Notice } from '#ui/notice.tsx';
import view from '#ui/page-layout.module.css';
import { Section } from '#ui/section.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { figureState } from '#url/figure-state.ts';
import type { ReviewPeriod } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './history-page.module.css';

const SPANS = [
  { value: 'monthly', label: '30 days', days: 30 },
  { value: 'quarterly', label: '90 days', days: 90 },
  { value: 'annual', label: 'A year', days: 365 },
] as const satisfies readonly { value: ReviewPeriod; label: string; days: number }[];
const [, USUAL] = SPANS;

/** How has the grade come to be what it is: every day of the last months, and what changed when. */
export function HistoryPage() {
  const [url, setUrl] = useUrlState();
  const { scheduler, configHash } = useSession();
  const chosen = SPANS.find(({ value }) => value === url.period) ?? USUAL;
  const { view: history, errors, past, queries } = useGradeHistory(chosen.days, figureState(url));
  const isSpoken = useIsSpoken();
  const days = history.data;
  // What failed stands above, with a way out.
  const message =
    history.status === 'empty'
      ? `The server has nothing to grade on any of the ${chosen.days} days up to ${formatTime(endOfPast(past), url.zone, 'day')}.`
      : null;
  return (
    <div className={view.view}>
      <h1 className={view.title}>Grade history</h1>
      <Section
        title="The grade and its pillars, day by day"
        lead={`Each day at 00:00 ${past.zone === 'UTC' ? 'UTC' : `in ${past.zone}`}, over the windows that ended then, recomputed with the targets and definitions of today (${configHash}).`}
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
        {errors
          .filter(({ message }) => !isSpoken(message))
          .map(({ message }) => (
            <Notice
              key={message}
              tone="error"
              title="Part of the history could not be asked; what it touches has no data on any day"
              actions={<Button onClick={() => void scheduler.refresh()}>Try again</Button>}
            >
              {message}
            </Notice>
          ))}
        {history.status === 'loading' && (
          <p className={styles.waiting} aria-busy="true">
            Loading {chosen.days} days ({queries} queries) …
          </p>
        )}
        <QueryState view={{ ...history, message }}>
          {(known) => <HistoryDays days={known} zoneId={past.zone} />}
        </QueryState>
      </Section>
      {days !== null && (
        <>
          <HistoryChangesTable days={days} />
          <HistoryDaysTable key={chosen.value} days={days} zoneId={past.zone} />
        </>
      )}
    </div>
  );
}
