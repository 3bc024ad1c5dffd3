import { stringify } from 'yaml';
import type { ScorecardConfig } from '#config/schema.ts';
import { exportOpenSlo } from './export-open-slo.ts';

const HEAD = '# Made by Pillars from its scorecard: make it anew instead of editing it.\n';

/** A scorecard as a file of OpenSLO v1. What has no place in it is named in comments. */
export function openSloText(config: ScorecardConfig): string {
  const { documents, leftOut } = exportOpenSlo(config);
  const comments = leftOut.map(
    ({ id, title, reason }) => `# Left out: ${oneLine(`${title} (${id})`)}: ${oneLine(reason)}.\n`,
  );
  const texts = documents.map((document) => stringify(document, { lineWidth: 0 }));
  return HEAD + comments.join('') + texts.join('---\n');
}

/** YAML ends a comment with its line, whatever breaks it. */
const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ');
