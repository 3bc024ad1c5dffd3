import { stringify } from 'yaml';
import type { RuleFile } from './rule-file.ts';

const HEAD = `# Made by Pillars from scorecard.json: make it anew instead of editing it.
# Recording rules answer the scorecard's questions ahead of time; the alerts say when a target or a budget fails.
`;

/** The rules as the file that Prometheus reads. */
export const ruleFileText = (file: RuleFile): string => HEAD + stringify(file, { lineWidth: 0 });
