import type { EpochMs } from '#compute/units.ts';
import type { ReviewAction } from '#config/review-actions.ts';
import { escapeMarkdown } from '#report/escape-markdown.ts';
import { markdownTable, statusText } from '#report/markdown-table.ts';
import type { ReviewModel } from './review-model.ts';
import type { ReviewCell, ReviewTable } from './review-table.ts';

export type MinutesHead = {
  readonly title: string;
  /** Lines about what was reviewed. */
  readonly facts: readonly string[];
};

/** A review as Markdown, to be sent round. */
export function minutesOf(
  { title, facts }: MinutesHead,
  { grade, sentence, points, doubts }: ReviewModel,
  actions: readonly ReviewAction[],
  titleOf: (indicator: string) => string,
): string {
  const sections = [
    `# ${escapeMarkdown(title)}`,
    facts.map(escapeMarkdown).join(' · '),
    `**Grade**: ${escapeMarkdown(grade)}`,
    ...(sentence === '' ? [] : [escapeMarkdown(sentence)]),
    ...doubts.map(escapeMarkdown),
    ...points.flatMap((point) => [`## ${escapeMarkdown(point.title)}`, ...point.tables.flatMap(tableOf)]),
    '## Agreed actions',
    actions.length === 0
      ? 'Nothing was agreed.'
      : actions.map((action) => actionLine(action, titleOf)).join('\n'),
  ];
  return `${sections.join('\n\n')}\n`;
}

const tableOf = ({ title, lead, columns, rows, empty }: ReviewTable): readonly string[] => [
  `### ${escapeMarkdown(title)}`,
  ...(lead === null ? [] : [escapeMarkdown(lead)]),
  rows.length === 0
    ? escapeMarkdown(empty)
    : markdownTable(
        columns.map(escapeMarkdown),
        rows.map(({ cells }) => cells.map(cellText)),
      ),
];

const cellText = (cell: ReviewCell): string =>
  typeof cell === 'string' ? escapeMarkdown(cell) : statusText(cell.status);

function actionLine(
  { text, owner, due, indicator, isDone }: ReviewAction,
  titleOf: (id: string) => string,
): string {
  const infos = [
    ...(owner === '' ? [] : [owner]),
    ...(due === '' ? [] : [`due ${due}`]),
    ...(indicator === null ? [] : [titleOf(indicator)]),
  ];
  const info = infos.length === 0 ? '' : ` (${escapeMarkdown(infos.join(', '))})`;
  return `- [${isDone ? 'x' : ' '}] ${escapeMarkdown(text)}${info}`;
}

/** "pillars-monthly-review-2026-01-31.md" */
export const minutesFileName = (title: string, end: EpochMs): string =>
  `pillars-${title.toLowerCase().replaceAll(' ', '-')}-${new Date(end).toISOString().slice(0, 10)}.md`;
