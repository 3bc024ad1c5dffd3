import { useMemo } from 'react';
import { HistoryStrips } from '#charts/history-strips.tsx';
import { DayLink } from '#features/navigation/day-link.tsx';
import { letterText } from '#scorecard/explain/grade-sentences.ts';
import { formatTime } from '#ui/format-time.ts';
import { StatusMark } from '#ui/status-mark.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import type { HistoryDay } from './grade-history.ts';
import styles from './history.module.css';
import { historyRows } from './history-rows.ts';
import { useDefinitionMarks } from './use-definition-marks.ts';
import { useSelectedDay } from './use-selected-day.ts';

export type HistoryDaysProps = {
  readonly days: readonly HistoryDay[];
  /** Whose midnights the days are. */
  readonly zoneId: string;
};

/** All days as strips, and what the one that is looked at was made of. */
export function HistoryDays({ days, zoneId }: HistoryDaysProps) {
  const [{ zone }] = useUrlState();
  const [selected, select] = useSelectedDay(days, zoneId);
  const rows = useMemo(() => historyRows(days), [days]);
  const marks = useDefinitionMarks();
  const day = days[selected] ?? days.at(-1);
  if (day === undefined) return null;
  const date = formatTime(day.at, zone, 'day');
  return (
    <div data-print="together">
      <HistoryStrips
        strips={rows}
        days={days.map(({ at }) => at)}
        cursor={{
          day: selected,
          onMove: select,
          text: `${date}: ${letterText(day.grade.letter)}, ${day.pillars.map(({ title, status }) => `${title} ${status}`).join(', ')}`,
        }}
        marks={marks}
        zone={zone}
      />
      <div className={styles.day} data-part="day">
        <p className={styles.head}>
          <span className={styles.date}>{date}</span>
          <span className={styles.letter} data-letter={day.grade.letter ?? ''}>
            {letterText(day.grade.letter)}
          </span>
          {day.grade.score !== null && <span>{day.grade.score} points</span>}
          {day.grade.isProvisional && <span>provisional</span>}
          <DayLink at={day.at}>The scorecard of that day</DayLink>
          <DayLink at={day.at} explain="day">
            What changed
          </DayLink>
        </p>
        <p className={styles.pillars}>
          {day.pillars.map(({ id, title, status }) => (
            <span key={id} className={styles.pillar}>
              {title} <StatusMark status={status} size="s" />
            </span>
          ))}
        </p>
        <p className={styles.rule}>
          Height and colour say how good a day was; hatched is a day without data.
          {marks.length > 0 && ' A dashed line is where targets or definitions changed.'}
        </p>
      </div>
    </div>
  );
}
