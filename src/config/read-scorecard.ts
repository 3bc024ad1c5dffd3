import * as v from 'valibot';
import { type Indicator, indicatorSchema } from './indicator.ts';
import { jsonErrorPlace } from './json-error-place.ts';
import type { ConfigProblem, ReadScorecard } from './problem.ts';
import { findReferenceProblems } from './references.ts';
import { frameSchema } from './schema.ts';
import { isUnknownSetting, sentence } from './wording.ts';

/** scorecard.json from its text. What is broken is named and left out; the rest works. */
export function readScorecard(source: string): ReadScorecard {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    return {
      config: null,
      problems: [
        {
          path: jsonErrorPlace(source, error),
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
  const indicators: Indicator[] = [];
  frame.output.indicators.forEach((entry, index) => {
    const parsed = v.safeParse(indicatorSchema, entry, { message: sentence });
    if (parsed.success) indicators.push(parsed.output);
    else
      for (const issue of parsed.issues) {
        problems.push({
          path: jsonPath(['indicators', index, ...pathOf(issue)], json),
          message: issue.message,
          effect: 'This indicator is left out',
        });
      }
  });
  return findReferenceProblems({ ...frame.output, indicators }, problems);
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
    node =
      typeof node === 'object' && node !== null ? (node as Record<PropertyKey, unknown>)[key] : undefined;
    if (typeof key === 'number') {
      const name = typeof node === 'object' && node !== null ? (node as { id?: unknown }).id : undefined;
      text += `[${key}]${typeof name === 'string' ? ` (${name})` : ''}`;
    } else text += text === '' ? String(key) : `.${String(key)}`;
  }
  return text === '' ? 'the file' : text;
}
