import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DOUBTS, type DoubtCode } from '#compute/doubt-rule.ts';
import { DOUBT_MEANING } from './doubt-meaning.ts';
import { reasonSentence } from './reasons.ts';

const docs = readFileSync('docs/trust.md', 'utf8');

test.each(Object.keys(DOUBTS) as DoubtCode[])('%s means the same in the page and in the docs', (code) => {
  expect(docs).toContain(`| \`${code}\` | ${DOUBT_MEANING[code]}. |`);
  expect(DOUBT_MEANING[code]).not.toBe(reasonSentence(code));
});
