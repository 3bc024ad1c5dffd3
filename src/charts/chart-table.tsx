import { epochMs } from '#compute/units.ts';
import { formatTime } from '#ui/format-time.ts';
import { Table } from '#ui/table.tsx';
import type { PlotProps } from './line-chart-props.ts';

type Props = Pick<PlotProps, 'lines' | 'joined' | 'zone' | 'formatValue'> & { readonly title: string };

const NO_VALUE = '–';

/** What a line chart shows, in figures. */
export function ChartTable({ title, lines, joined, zone, formatValue }: Props) {
  const cell = (column: number, row: number) => {
    const value = joined.lines[column]?.values[row] ?? Number.NaN;
    return Number.isFinite(value) ? formatValue(value) : NO_VALUE;
  };
  return (
    <Table
      caption={title}
      captionHidden
      density="compact"
      maxHeight="m"
      columns={[
        { id: 'time', header: 'Time' },
        ...lines.map(({ id, label }) => ({ id: `line ${id}`, header: label, align: 'end' as const })),
      ]}
      rows={Array.from(joined.times, (time, row) => ({
        id: String(time),
        cells: [formatTime(epochMs(time), zone, 'second'), ...lines.map((_, column) => cell(column, row))],
      }))}
    />
  );
}
