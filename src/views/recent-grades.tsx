import { useMemo } from 'react';
import { HistoryStrips } from '#charts/history-strips.tsx';
import { historyChanges } from '#scorecard/grade-history.ts';
import { historyRows, isHistoryEmpty } from '#scorecard/history-model.ts';
import { useGradeHistory } from '#scorecard/use-grade-history.ts';
import { formatTime } from '#ui/format-time.ts';
import { OldNote } from '#ui/old-note.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { DayLink } from './day-link.tsx';
import styles from './recent-history.module.css';
import { useDefinitionMarks } from './use-definition-marks.ts';

const DAYS = 30;
const NOT_ASKED = 'The server did not answer what these days are made of; the page of the history says why.';

/** The letter of each of the last days as a strip, and when it last changed. */
export function RecentGrades() {
  const url = useFigureState();
  const { days, errors, warnings, oldSince } = useGradeHistory(DAYS, url);
  const marks = useDefinitionMarks();
  const [grade] = useMemo(() => historyRows(days ?? []), [days]);
  const change = useMemo(
    () => historyChanges(days ?? []).find(({ isSameLetter }) => !isSameLetter) ?? null,
    [days],
  );
  if (days === null || grade === undefined) return <Skeleton chars={40} />;
  if (isHistoryEmpty(days))
    return (
      <p className={styles.summary}>
        {errors.length === 0 ? 'The server has nothing to grade of these days.' : NOT_ASKED}
      </p>
    );
  return (
    <>
      <HistoryStrips strips={[grade]} days={days.map(({ at }) => at)} marks={marks} zone={url.zone} />
      <p className={styles.summary}>
        {grade.summary}.{' '}
        {change !== null && (
          <>
            Last changed on {formatTime(change.at, url.zone, 'day')}: {change.grade}.{' '}
            <DayLink at={change.at} explain="day">
              What changed
            </DayLink>
          </>
        )}
        {errors.length > 0 && ' Part of the history could not be asked; what it touches has no data.'}
      </p>
      <OldNote since={oldSince} />
      <ServerWarnings warnings={warnings} />
    </>
  );
}
