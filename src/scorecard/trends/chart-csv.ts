import type { EpochMs } from '#compute/units.ts';
import { type CsvCell, csvText } from '#scorecard/explain/csv.ts';

type Line = {
  readonly label: string;
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly peaks?: Float64Array;
  readonly band?: { readonly high: Float64Array };
};

type Span = { readonly start: EpochMs; readonly end: EpochMs };

const utc = (time: number): string => new Date(time).toISOString();

/** Columns of a line: its values, and what the chart says of them beside that. */
function columnsOf(
  line: Line,
): readonly { readonly header: string; readonly cell: (index: number) => CsvCell }[] {
  const { label, values, peaks, band } = line;
  const isOpen = (index: number) => band?.high[index] === Number.POSITIVE_INFINITY;
  return [
    { header: label, cell: (index) => values[index] },
    ...(peaks === undefined ? [] : [{ header: `${label}, peak`, cell: (index: number) => peaks[index] }]),
    // A lower bound must not lose its sign on the way into a spreadsheet.
    ...(band?.high.some((_, index) => isOpen(index))
      ? [{ header: `${label}, at least`, cell: (index: number) => (isOpen(index) ? 'yes' : '') }]
      : []),
  ];
}

/** What a chart shows, unrounded: a row for each time any line has a point at. */
export function chartCsv(lines: readonly Line[], { start, end }: Span): string {
  const inside = (time: number) => time >= start && time <= end;
  const times = [...new Set(lines.flatMap((line) => [...line.times].filter(inside)))].sort((a, b) => a - b);
  const parts = lines.map((line) => ({
    columns: columnsOf(line),
    rows: new Map(Array.from(line.times, (time, index) => [time, index])),
  }));
  return csvText([
    ['time', ...parts.flatMap(({ columns }) => columns.map(({ header }) => header))],
    ...times.map((time): readonly CsvCell[] => [
      utc(time),
      ...parts.flatMap(({ columns, rows }) => {
        const index = rows.get(time);
        return columns.map(({ cell }) => (index === undefined ? null : cell(index)));
      }),
    ]),
  ]);
}

type Cells = { readonly bounds: Float64Array; readonly times: Float64Array; readonly cells: Float64Array };

/** Observations by time and bucket; a column is named after the upper bound of its bucket. */
export function heatCsv({ bounds, times, cells }: Cells, { start, end }: Span): string {
  const rows = [...times.keys()].filter((row) => (times[row] ?? 0) >= start && (times[row] ?? 0) <= end);
  return csvText([
    ['time', ...Array.from(bounds, (bound) => `le ${bound === Number.POSITIVE_INFINITY ? '+Inf' : bound}`)],
    ...rows.map((row): readonly CsvCell[] => [
      utc(times[row] ?? 0),
      ...cells.subarray(row * bounds.length, (row + 1) * bounds.length),
    ]),
  ]);
}
