import { useMemo } from 'react';
import { HistoryStrips } from '#charts/history-strips.tsx';
import { DayLink } from '#features/navigation/day-link.tsx';
import { QueryState } from '#features/query-state/query-state.tsx';
import { formatTime } from '#ui/format-time.ts';
import { useFigureState } from '#url/use-figure-state.ts';
import { historyChanges } from './grade-history.ts';
import { historyRows } from './history-rows.ts';
import styles from './recent-history.module.css';
import { useDefinitionMarks } from './use-definition-marks.ts';
import { useGradeHistory } from './use-grade-history.ts';

const DAYS = 30;
const NOT_ASKED = 'The server did not answer what these days are made of; the page of the history says why.';

/** The letter of each of the last days as a strip, and when it last changed. */
export function RecentGrades() {
  const url = useFigureState();
  const { view, errors } = useGradeHistory(DAYS, url);
  const days = view.data;
  const marks = useDefinitionMarks();
  const [grade] = useMemo(() => historyRows(days ?? []), [days]);
  const change = useMemo(
    () => historyChanges(days ?? []).find(({ isSameLetter }) => !isSameLetter) ?? null,
    [days],
  );
  const message =
    view.status === 'failed'
      ? NOT_ASKED
      : view.status === 'empty'
        ? 'The server has nothing to grade of these days.'
        : null;
  return (
    <QueryState view={{ ...view, message }}>
      {(known) =>
        grade !== undefined && (
          <>
            <HistoryStrips strips={[grade]} days={known.map(({ at }) => at)} marks={marks} zone={url.zone} />
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
          </>
        )
      }
    </QueryState>
  );
}
