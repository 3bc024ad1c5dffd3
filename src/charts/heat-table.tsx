import { epochMs } from '#compute/units.ts';
import { formatTime, type Zone } from '#ui/format-time.ts';
import { Table } from '#ui/table.tsx';
import type { HeatCells } from './heat-cells.ts';

type Props = {
  readonly title: string;
  readonly heat: HeatCells;
  readonly zone: Zone;
  readonly bucketText: (column: number) => string;
  readonly formatCount: (count: number) => string;
};

/** What the heat map shows, in figures. */
export function HeatTable({ title, heat, zone, bucketText, formatCount }: Props) {
  const columns = heat.bounds.length;
  return (
    <Table
      caption={title}
      captionHidden
      density="compact"
      maxHeight="m"
      columns={[
        { id: 'time', header: 'Up to' },
        ...Array.from(heat.bounds, (bound, column) => ({
          id: `le ${bound}`,
          header: bucketText(column),
          align: 'end' as const,
        })),
      ]}
      rows={Array.from(heat.times, (time, row) => ({
        id: String(time),
        cells: [
          formatTime(epochMs(time), zone, 'second'),
          ...Array.from(heat.cells.subarray(row * columns, (row + 1) * columns), (count) =>
            Number.isNaN(count) ? '–' : formatCount(count),
          ),
        ],
      }))}
    />
  );
}
