import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';

const shipped = readFileSync('demo/scorecard.json', 'utf8');

// Other tests have loaded RE2.
beforeEach(() => vi.resetModules());

test('RE2 comes with the first file that needs it', async () => {
  const { labelPattern } = await import('./label-pattern.ts');
  const { loadScorecard } = await import('./load-scorecard.ts');
  const load = (body: string) => loadScorecard('./scorecard.json', async () => new Response(body));
  expect(() => labelPattern('(?i)failed')).toThrow('RE2 is not loaded');
  expect((await load(shipped)).problems).toEqual([]);
  expect(() => labelPattern('(?i)failed')).toThrow('RE2 is not loaded');

  const { config, problems } = await load(shipped.replace('"bad": "5.."', '"bad": "(?i)failed"'));
  expect(problems).toEqual([]);
  expect(JSON.stringify(config)).toContain('(?i)failed');
  expect(labelPattern('(?i)failed')('FAILED')).toBe(true);
});
