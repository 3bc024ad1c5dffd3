import { useState } from 'react';
import { epochMs } from '#compute/units.ts';
import { DayLink } from '#features/navigation/day-link.tsx';
import { letterText } from '#scorecard/explain/grade-sentences.ts';
import { formatTime } from '#ui/format-time.ts';
import { Section } from '#ui/section.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { HISTORY_ROWS, type HistoryRows, listedDays } from './grade-history.ts';
import styles from './history.module.css';
import type { HistoryDaysProps } from './history-days.tsx';

const ROW_LABELS = { day: 'Days', week: 'Weeks', month: 'Months' } as const;

/** The same days as figures. */
export function HistoryDaysTable({ days, zoneId }: HistoryDaysProps) {
  const [{ zone }] = useUrlState();
  const [rows, setRows] = useState<HistoryRows>(days.length > 100 ? 'month' : 'week');
  const columns: readonly Column[] = [
    { id: 'day', header: 'Day' },
    { id: 'grade', header: 'Grade' },
    { id: 'points', header: 'Points', align: 'end' },
    ...(days[0]?.pillars ?? []).map(({ id, title }) => ({ id, header: title })),
  ];
  return (
    <Section
      title="As a table"
      lead="Weekly rows have the grade of the Monday, monthly rows that of the first day."
      actions={
        <Segmented
          label="A row for each"
          choices={HISTORY_ROWS.map((value) => ({ value, label: ROW_LABELS[value] }))}
          value={rows}
          onChange={setRows}
        />
      }
    >
      <Table
        caption="Grade and pillars, newest first"
        captionHidden
        columns={columns}
        density="compact"
        maxHeight="m"
        empty="No such day in this span."
        rows={listedDays(days, rows, zoneId).map(({ at, grade, pillars }) => ({
          id: String(at),
          cells: [
            <span key="day" className={styles.listed}>
              <DayLink at={epochMs(at)}>{formatTime(at, zone, 'day')}</DayLink>
            </span>,
            letterText(grade.letter),
            grade.score ?? '–',
            ...pillars.map(({ id, status }) => <StatusMark key={id} status={status} size="s" />),
          ],
        }))}
      />
    </Section>
  );
}
