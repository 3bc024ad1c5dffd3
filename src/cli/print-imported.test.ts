import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { EXIT } from './exit-code.ts';
import { printProposal } from './print-proposal.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(folder, { recursive: true }));

let printed = '';
const complaints: string[] = [];
beforeEach(() => {
  printed = '';
  complaints.length = 0;
});

/** No network: a server that is asked for anything is an error of the test. */
const call = (...args: readonly string[]) =>
  printProposal({
    args,
    env: {},
    folder,
    defaultConfig: '',
    demoConfig: '',
    now: () => 0,
    print: (text) => {
      printed += text;
    },
    complain: (line) => void complaints.push(line),
  });

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const latency = (name: string) => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: ${name}
  namespace: monitoring
spec:
  target: "99"
  window: 2w
  indicator:
    latency:
      success:
        metric: x_seconds_bucket{le="1"}
      total:
        metric: x_seconds_count
`;

test('two files become one scorecard, and what is left out is told with its line', async () => {
  const [a, b] = [written('a.yml', latency('a')), written('b.yml', latency('b'))];
  expect(await call('--import', a, '--import', b, '--name', 'Shop', '--prometheus', 'http://p:9090')).toBe(
    EXIT.ok,
  );
  const file = JSON.parse(printed);
  expect(file).toMatchObject({
    version: 1,
    title: 'Shop',
    prometheus: { url: 'http://p:9090' },
    pillars: [{ id: 'performance', headline: 'a' }],
    views: { executive: ['a', 'b'], operations: ['a', 'b'] },
  });
  expect(file.indicators.map(({ id }: { id: string }) => id)).toEqual(['a', 'b']);
  expect(complaints).toEqual([
    'a.yml:5: metadata.namespace is not carried over: a scorecard has nothing like it',
    'b.yml:5: metadata.namespace is not carried over: a scorecard has nothing like it',
    '2 SLOs were carried over.',
  ]);
});

test('without an SLO nothing is printed', async () => {
  expect(await call('--import', written('c.yml', 'groups: []'))).toBe(EXIT.belowThreshold);
  expect(printed).toBe('');
  expect(complaints).toEqual([
    expect.stringMatching(/^c\.yml:1: expected a specification of OpenSLO/),
    '0 SLOs were carried over.',
  ]);
});

test('a file that exists is left alone', async () => {
  const [spec, there] = [written('d.yml', latency('d')), written('there.json', 'mine')];
  expect(await call('--import', spec, '--output', there)).toBe(EXIT.wrongUse);
  expect(readFileSync(join(folder, there), 'utf8')).toBe('mine');
  expect(complaints.at(-1)).toMatch(/^--output: .*there\.json exists already/);
});

test.each([
  [['--import', 'nowhere.yml'], '--import: nowhere.yml cannot be read (ENOENT)'],
  [['--import', 'a.yml', '--at', '0'], '--at: expected without --import, since no server is asked then'],
  [
    ['--import', 'a.yml', '--header', 'A: b'],
    '--header: expected without --import, since no server is asked then',
  ],
])('%j is wrong use', async (args, complaint) => {
  expect(await call(...args)).toBe(EXIT.wrongUse);
  expect(complaints).toEqual([complaint]);
});
