import { expect, test } from 'vitest';
import type { ReadingState } from './evaluation.ts';
import { type PlannedQuery, questionKey } from './plan.ts';
import { type ReadingStates, readingKey } from './reading-store.ts';
import { createSelection } from './use-readings.ts';

const [mine, other] = ['up', 'down'].map((expr): PlannedQuery => ({ shape: 'samples', expr })) as [
  PlannedQuery,
  PlannedQuery,
];
const failed = { state: 'failed' } as ReadingState;

test('an answer to somebody else leaves what is selected as it is', () => {
  let all: ReadingStates = new Map();
  const read = createSelection(() => all, [mine], null);
  const first = read();
  expect(first.get(questionKey(mine))?.state).toBe('loading');
  expect(read()).toBe(first);

  all = new Map([[readingKey(other, null), failed]]);
  expect(read()).toBe(first);

  all = new Map([...all, [readingKey(mine, null), failed]]);
  const second = read();
  expect(second.get(questionKey(mine))).toBe(failed);
  all = new Map(all);
  expect(read()).toBe(second);
});
