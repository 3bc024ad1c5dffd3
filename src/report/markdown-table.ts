import type { Status } from '#compute/status.ts';

const MARKS: Readonly<Record<Status, string>> = {
  Exceeding: '✅',
  Met: '✅',
  'At risk': '⚠️',
  Missed: '❌',
  'No data': '❔',
};

export const statusMark = (status: Status): string => MARKS[status];

export const statusText = (status: Status): string => `${MARKS[status]} ${status}`;

/** @param rows cells that are Markdown already */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
