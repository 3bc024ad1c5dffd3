import * as v from 'valibot';
import { exemptionSchema } from './exemption.ts';
import { indicatorSchema } from './indicator.ts';
import { practiceSchema } from './practice.ts';
import type { ConfigProblem, ReadScorecard } from './problem.ts';
import { findReferenceProblems } from './references.ts';
import { frameSchema } from './schema.ts';
import { isUnknownSetting, sentence } from './wording.ts';

type EntryList = 'indicators' | 'practices' | 'exemptions';

/** scorecard.json from its text. What is broken is named and left out; the rest works. Where text is no JSON, `withErrorPlace` knows more. */
export function readScorecard(source: string): ReadScorecard {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    return {
      config: null,
      problems: [
        {
          path: 'the file',
          message: `expected JSON; ${(error as Error).message}`,
          effect: 'Nothing can be shown until the file is mended',
        },
      ],
    };
  }
  const frame = v.safeParse(frameSchema, json, { message: sentence });
  if (!frame.success) {
    return {
      config: null,
      problems: frame.issues.map((issue) => ({
        path: jsonPath(pathOf(issue), json),
        message: issue.message,
        effect: 'Nothing can be shown until the file is mended',
      })),
    };
  }
  const problems: ConfigProblem[] = [];
  /** The entries of a list that can be used. */
  const usable = <Entry>(list: EntryList, schema: v.GenericSchema<unknown, Entry>, what: string): Entry[] =>
    frame.output[list].flatMap((entry, index) => {
      const parsed = v.safeParse(schema, entry, { message: sentence });
      if (parsed.success) return [parsed.output];
      for (const issue of parsed.issues) {
        problems.push({
          path: jsonPath([list, index, ...pathOf(issue)], json),
          message: issue.message,
          effect: `This ${what} is left out`,
        });
      }
      return [];
    });
  return findReferenceProblems(
    {
      ...frame.output,
      indicators: usable('indicators', indicatorSchema, 'indicator'),
      practices: usable('practices', practiceSchema, 'practice'),
      exemptions: usable('exemptions', exemptionSchema, 'exemption'),
    },
    problems,
  );
}

/** A setting nobody knows is a fault of the object that has it. */
function pathOf(issue: v.BaseIssue<unknown>): readonly PropertyKey[] {
  const keys = (issue.path ?? []).map(({ key }) => key as PropertyKey);
  return isUnknownSetting(issue) ? keys.slice(0, -1) : keys;
}

/** `indicators[3] (latency_p95).target`: the id beside the index, since people count ids, not commas. */
function jsonPath(path: readonly PropertyKey[], root: unknown): string {
  let text = '';
  let node: unknown = root;
  for (const key of path) {
    node = Object(node)[key];
    const { id } = Object(node);
    text +=
      typeof key === 'number'
        ? `[${key}]${typeof id === 'string' ? ` (${id})` : ''}`
        : `${text && '.'}${String(key)}`;
  }
  return text === '' ? 'the file' : text;
}
