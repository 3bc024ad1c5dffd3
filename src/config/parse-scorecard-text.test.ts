import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readScorecard } from './read-scorecard.ts';

const START = readFileSync('public/scorecard.json', 'utf8');

describe('YAML', () => {
  test('is read as the same JSON is', () => {
    const yaml = `# What we promise\n${stringify(JSON.parse(START))}`;
    expect(readScorecard(yaml)).toEqual(readScorecard(START));
  });

  test('a broken setting has the same place and the same words', () => {
    const broken = JSON.parse(START);
    broken.indicators[1].target = 'fast';
    const { problems } = readScorecard(stringify(broken));
    expect(problems).toEqual(readScorecard(JSON.stringify(broken)).problems);
    expect(problems[0]?.path).toBe('indicators[1] (latency_p95).target');
  });

  test.each([
    ['a tab for indentation', 'version: 1\n\ttitle: x\n', 'line 2, column 1', /^expected YAML; .*[Tt]ab/],
    ['a setting given twice', 'version: 1\nversion: 2\n', 'line 2, column 1', /^expected YAML; .*unique/],
    ['a quote that is never closed', 'title: "x\n', 'line 2, column 1', /^expected YAML; /],
    ['the page of a proxy', '<!doctype html><title>Sign in</title>', 'the file', /as JSON or YAML$/],
    ['nothing', '', 'the file', /as JSON or YAML$/],
  ])('%s is named with its place', (_name, text, path, message) => {
    const { config, problems } = readScorecard(text);
    expect(config).toBeNull();
    expect(problems).toEqual([{ path, message: expect.stringMatching(message), effect: expect.any(String) }]);
  });

  test('aliases that multiply are refused', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let depth = 1; depth < 9; depth += 1) {
      const alias = `*a${depth - 1}`;
      lines.push(`a${depth}: &a${depth} [${Array(10).fill(alias).join(', ')}]`);
    }
    expect(readScorecard(lines.join('\n')).problems).toEqual([
      { path: 'the file', message: expect.stringContaining('alias'), effect: expect.any(String) },
    ]);
  });
});
