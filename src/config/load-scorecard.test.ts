import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadScorecard } from './load-scorecard.ts';
import { readScorecard } from './read-scorecard.ts';

const demoFile = readFileSync('demo/scorecard.json', 'utf8');
const load = (body: string, status = 200) =>
  loadScorecard('./scorecard.json', async () => new Response(body, { status }));

test('a sound file is read as by whoever looks for mistakes', async () => {
  const { config, problems } = await load(demoFile);
  expect(problems).toEqual([]);
  expect(config).toEqual(readScorecard(demoFile).config);
});

test('a mistake is looked up, and the rest is there', async () => {
  const { config, problems } = await load(demoFile.replace('"timeout": "30s"', '"timeout": 30'));
  expect(problems.map(({ path }) => path)).toEqual(['prometheus.timeout']);
  expect(config?.pillars).toHaveLength(5);
});

test('what is no JSON is named with its place', async () => {
  const { config, problems } = await load('{\n  "version": 1,\n  "title": ,\n  "currency": "USD"\n}');
  expect(config).toBeNull();
  expect(problems.map(({ path }) => path)).toEqual(['line 3, column 12']);
});

test('a file that is not there is a problem like any other', async () => {
  const { config, problems } = await load('', 404);
  expect(config).toBeNull();
  expect(problems[0]?.message).toBe(
    'expected scorecard.json beside the page; the server answered 404 for ./scorecard.json',
  );
});
