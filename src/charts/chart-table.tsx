import { epochMs } from '#compute/units.ts';
import { formatTime } from '#ui/format-time.ts';
import { Table } from '#ui/table.tsx';
import type { PlotProps } from './line-chart-props.ts';
import { lineValue, lineValueText } from './line-value.ts';

type Props = Pick<PlotProps, 'lines' | 'joined' | 'zone' | 'formatValue'> & { readonly title: string };

/** What a line chart shows, in figures. */
export function ChartTable({ title, lines, joined, zone, formatValue }: Props) {
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
      rows={Array.from(joined.times, (time) => ({
        id: String(time),
        cells: [
          formatTime(epochMs(time), zone, 'second'),
          ...lines.map((line) => lineValueText(lineValue(line, time), formatValue)),
        ],
      }))}
    />
  );
}
