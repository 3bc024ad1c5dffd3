import { epochMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { formatTime } from '#ui/format-time.ts';
import { Table } from '#ui/table.tsx';

type Props = {
  readonly title: string;
  /** "Time", or "Up to" where a row is a span. */
  readonly timeHeader: string;
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly times: Float64Array;
  readonly zone: Zone;
  /** What stands in a row, in the order of the columns. */
  readonly cells: (time: number, row: number) => readonly string[];
};

/** What a chart over time shows, in figures. */
export function TimeTable({ title, timeHeader, columns, times, zone, cells }: Props) {
  return (
    <Table
      caption={title}
      captionHidden
      density="compact"
      maxHeight="m"
      columns={[
        { id: 'time', header: timeHeader },
        ...columns.map((column) => ({ ...column, align: 'end' as const })),
      ]}
      rows={Array.from(times, (time, row) => ({
        id: String(time),
        cells: [formatTime(epochMs(time), zone, 'second'), ...cells(time, row)],
      }))}
    />
  );
}
