import { useMemo } from 'react';
import { DayLink } from '#features/navigation/day-link.tsx';
import { formatTime } from '#ui/format-time.ts';
import { Section } from '#ui/section.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { type HistoryDay, historyChanges } from './grade-history.ts';

const CHANGE_COLUMNS: readonly Column[] = [
  { id: 'day', header: 'Day' },
  { id: 'grade', header: 'Grade' },
  { id: 'pillars', header: 'Pillars' },
  { id: 'why', header: 'What changed' },
];

/** The days on which something moved, and why. */
export function HistoryChangesTable({ days }: { days: readonly HistoryDay[] }) {
  const [{ zone }] = useUrlState();
  const changes = useMemo(() => historyChanges(days), [days]);
  return (
    <Section title="What changed">
      <Table
        caption="Days on which the grade or a pillar changed, newest first"
        captionHidden
        columns={CHANGE_COLUMNS}
        density="compact"
        empty="Nothing changed on any of these days."
        rows={changes.map(({ at, grade, pillars }) => ({
          id: String(at),
          cells: [
            formatTime(at, zone, 'day'),
            grade,
            pillars.join('; '),
            <DayLink key="why" at={at} explain="day">
              Explain
            </DayLink>,
          ],
        }))}
      />
    </Section>
  );
}
