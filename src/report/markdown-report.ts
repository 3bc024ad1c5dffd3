import { lowerFirst } from '#scorecard/evaluate/verdict.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { markdownTable, statusMark, statusText } from './markdown-table.ts';
import type { Report, ReportedIndicator } from './report-schema.ts';
import { DEFAULT_SERVER, hasNamedServers } from './report-servers.ts';

const DASH = '–';

/** The Excellence Scorecard as a table, the grade with its reasons, what needs attention, and every figure. */
export function markdownReport(report: Report): string {
  const byId = new Map(report.indicators.map((indicator) => [indicator.id, indicator]));
  const hasServers = hasNamedServers(report);
  const sections = [
    `# ${escapeMarkdown(report.title)}`,
    subject(report),
    down(report),
    markdownTable(
      ['Pillar', 'Target', 'Current', 'Status'],
      report.pillars.map(({ title, target, status, headline, heldBack }) => {
        const figure = headline === null ? undefined : byId.get(headline);
        const reason = heldBack === null ? '' : ` (${escapeMarkdown(lowerFirst(heldBack))})`;
        return [
          `**${escapeMarkdown(title)}**`,
          escapeMarkdown(target),
          value(figure),
          statusText(status) + reason,
        ];
      }),
    ),
    overall(report),
    attention(report, byId),
    doubtful(report),
    '## All indicators',
    markdownTable(
      ['Indicator', 'Target', 'Current', 'Window', 'Status', ...(hasServers ? ['Server'] : [])],
      report.indicators.map((indicator) => [
        escapeMarkdown(indicator.title),
        indicator.targetText === null ? DASH : escapeMarkdown(indicator.targetText),
        value(indicator),
        windowText(indicator),
        standing(indicator),
        ...(hasServers ? [escapeMarkdown(indicator.server ?? DEFAULT_SERVER)] : []),
      ]),
    ),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function subject({ at, source, window, filters }: Report): string {
  return [
    at,
    source.kind === 'demo' ? 'demo data' : escapeMarkdown(source.url ?? ''),
    window === null ? "each target's own window" : `last ${window}`,
    ...filters.map(({ label, value: wanted }) => escapeMarkdown(`${label}="${wanted}"`)),
  ].join(' · ');
}

const windowText = ({ window, period }: ReportedIndicator): string =>
  period === null ? (window ?? DASH) : `${period} so far${window === null ? '' : `, ${window}`}`;

/** The servers that gave nothing of what they were asked for. */
function down(report: Report): string {
  const subject = (name: string | null): string =>
    name !== null ? `The server "${name}"` : hasNamedServers(report) ? 'The default server' : 'The server';
  return report.servers
    .filter(({ isDown }) => isDown)
    .map(
      ({ name, error }) =>
        `**${escapeMarkdown(subject(name))} gives no data**: ${escapeMarkdown(error ?? '')}`,
    )
    .join('\n\n');
}

const value = (indicator: ReportedIndicator | undefined): string =>
  indicator?.text == null ? DASH : escapeMarkdown(indicator.text);

function overall({ overall: { letter, verdict, caps } }: Report): string {
  const grade = letter ?? DASH;
  const lines = [
    `**Overall Score**: **${escapeMarkdown(grade)}** (${verdict})`,
    ...caps.map(({ sentence }) => `- ${escapeMarkdown(sentence)}`),
  ];
  return lines.length === 1 ? lines.join('') : `${lines[0]}\n\n${lines.slice(1).join('\n')}`;
}

function attention(report: Report, byId: ReadonlyMap<string, ReportedIndicator>): string {
  if (report.attention.length === 0) return '';
  const items = report.attention.map(({ status, indicators, sentence }) => {
    const titles = indicators.map((id) => escapeMarkdown(byId.get(id)?.title ?? id)).join(', ');
    return `- ${statusMark(status)} **${titles}**: ${escapeMarkdown(sentence)}`;
  });
  return ['## What needs attention', '', ...items].join('\n');
}

/** Figures that are not known well enough, with all that makes them so. */
function doubtful({ indicators }: Report): string {
  const items = indicators
    .filter(({ doubts }) => doubts.length > 0)
    .map(({ title, doubts }) => `- **${escapeMarkdown(title)}**: ${escapeMarkdown(doubts.join('. '))}`);
  return items.length === 0 ? '' : ['## In doubt', '', ...items].join('\n');
}

function standing({ status, exemption }: ReportedIndicator): string {
  if (exemption !== null) return escapeMarkdown(exemption);
  return status === null ? DASH : statusText(status);
}
