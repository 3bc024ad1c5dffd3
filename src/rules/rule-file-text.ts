import { stringify } from 'yaml';
import type { LeftOut } from './left-out.ts';
import type { RuleFile } from './rule-file.ts';

const HEAD = `# Made by Pillars from scorecard.json: make it anew instead of editing it.
# Recording rules answer the scorecard's questions ahead of time; the alerts say when a target or a budget fails.
`;

/** The rules as the file that Prometheus reads. */
export const ruleFileText = ({ groups, leftOut, server }: RuleFile): string =>
  HEAD + serverLine(server) + leftOut.map(comment).join('') + stringify({ groups }, { lineWidth: 0 });

const serverLine = (server: string | null): string =>
  server === null ? '' : `# For ${server} of scorecard.json, and no other.\n`;

const comment = ({ id, title, what, reason }: LeftOut): string =>
  `# Left out: ${what} of ${oneLine(`${title} (${id})`)}. ${oneLine(reason)}.\n`;

/** YAML ends a comment with its line, whatever breaks it; none of these stands in a file of rules. */
const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ');
