import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { runCommand as RunCommand } from '#cli/command.ts';
import type { Report } from '#report/report-schema.ts';
import { ROOT } from '../scripts/run.mjs';
import { DEMO_SCORECARD } from './edited-scorecard.ts';

export type Finished = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs the command as a cron job does: without npm, from any folder, with nothing but its arguments. */
export function runReport(args: readonly string[]): Promise<Finished> {
  const script = join(ROOT, 'scripts/report.mjs');
  const { PROMETHEUS_URL: _, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { env, maxBuffer: 64 * 2 ** 20 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

/** The same code without a process of its own, for whoever is after the figures: those that it prints. */
async function printed(
  args: readonly string[],
  command: Parameters<typeof RunCommand>[0] = 'report',
): Promise<Finished> {
  // The global setup has built it, as the command does.
  const built = await import(pathToFileURL(join(ROOT, '.cache/report.mjs')).href);
  const runCommand: typeof RunCommand = built.runCommand;
  const stdout: string[] = [];
  const stderr: string[] = [];
  const code = await runCommand(command, {
    args,
    env: {},
    folder: ROOT,
    defaultConfig: join(ROOT, 'public/scorecard.json'),
    demoConfig: DEMO_SCORECARD,
    now: Date.now,
    print: (text) => void stdout.push(text),
    complain: (line) => void stderr.push(`${line}\n`),
  });
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

/** `init` in the same way: a scorecard for a server, and what is said of it. */
export const runInit = (args: readonly string[]): Promise<Finished> => printed(args, 'init');

/** About the demo company; a `--config` behind it is the one that counts. */
export const ABOUT_DEMO_COMPANY = ['--config', DEMO_SCORECARD];

/** The JSON report of a server, about the demo company unless told otherwise; fails unless all was answered. */
export async function reportOf(server: string, args: readonly string[] = []): Promise<Report> {
  const asked = ['--prometheus', server, '--format', 'json', ...ABOUT_DEMO_COMPANY, ...args];
  const { code, stdout, stderr } = await printed(asked);
  if (code !== 0) throw new Error(`the command ended with ${code}:\n${stderr}`);
  return JSON.parse(stdout) as Report;
}
