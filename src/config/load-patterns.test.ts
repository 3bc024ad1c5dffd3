import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { labelPattern } from './label-pattern.ts';
import { loadScorecard } from './load-scorecard.ts';

const shipped = readFileSync('public/scorecard.json', 'utf8');

test('RE2 comes with the first file that needs it', async () => {
  const load = (body: string) => loadScorecard('./scorecard.json', async () => new Response(body));
  expect(() => labelPattern('(?i)failed')).toThrow('RE2 is not loaded');
  expect((await load(shipped)).problems).toEqual([]);
  expect(() => labelPattern('(?i)failed')).toThrow('RE2 is not loaded');

  const { config, problems } = await load(shipped.replace('"bad": "5.."', '"bad": "(?i)failed"'));
  expect(problems).toEqual([]);
  expect(JSON.stringify(config)).toContain('(?i)failed');
  expect(labelPattern('(?i)failed')('FAILED')).toBe(true);
});
