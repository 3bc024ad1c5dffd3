import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Report } from '#report/report-schema.ts';
import { ROOT } from '../scripts/run.mjs';

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

/** The JSON report of a server; fails unless all its questions were answered. */
export async function reportOf(server: string, args: readonly string[] = []): Promise<Report> {
  const { code, stdout, stderr } = await runReport(['--prometheus', server, '--format', 'json', ...args]);
  if (code !== 0) throw new Error(`the command ended with ${code}:\n${stderr}`);
  return JSON.parse(stdout) as Report;
}
