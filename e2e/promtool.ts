import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { find, PROGRAMS } from '../scripts/programs.mjs';
import { run } from '../scripts/run.mjs';

type Outcome = { readonly code: number; readonly output: string };

const promtool = (...args: readonly string[]): Promise<Outcome> =>
  run([find(PROGRAMS.promtool) ?? 'promtool', ...args], { quiet: true });

/** Runs with the files in a folder of their own. */
async function withFiles<Result>(
  files: Readonly<Record<string, string>>,
  use: (pathOf: (name: string) => string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return await use((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether Prometheus takes a rules file. */
export const checkRules = (rules: string): Promise<Outcome> =>
  withFiles({ 'rules.yml': rules }, (pathOf) => promtool('check', 'rules', pathOf('rules.yml')));

/** Lets promtool run rules over made-up series and compare what they give. JSON is YAML. */
export const testRules = (rules: string, tests: unknown): Promise<Outcome> =>
  withFiles(
    {
      'rules.yml': rules,
      'tests.yml': JSON.stringify({ rule_files: ['rules.yml'], evaluation_interval: '1m', tests }),
    },
    (pathOf) => promtool('test', 'rules', pathOf('tests.yml')),
  );

/** Writes what the recording rules would have recorded as blocks of a data directory. */
export const backfillRules = (
  rules: string,
  { server, start, end, dataDir }: { server: string; start: string; end: string; dataDir: string },
): Promise<Outcome> =>
  withFiles({ 'rules.yml': rules }, (pathOf) =>
    promtool(
      ...['tsdb', 'create-blocks-from', 'rules', `--url=${server}`, `--start=${start}`, `--end=${end}`],
      ...[`--output-dir=${dataDir}`, pathOf('rules.yml')],
    ),
  );
