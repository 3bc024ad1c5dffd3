import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureReport } from './build-report.mjs';
import { ensurePackages } from './packages.mjs';
import { ROOT } from './run.mjs';

/** 1 would say that the grade is too low. */
const BROKEN = 70;

/**
 * Runs one command of the built command line with the arguments of this process. Sets the exit code.
 * @param {'report' | 'init'} name
 */
export async function runCommand(name) {
  // npm runs scripts in the project's folder; paths are meant from where the caller stands.
  const folder = (process.env.npm_lifecycle_event !== undefined && process.env.INIT_CWD) || process.cwd();

  // Whoever reads only the beginning, such as `head`, has seen enough.
  process.stdout.on('error', (error) => {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPIPE') throw error;
  });

  try {
    await ensurePackages(BROKEN);
    const command = await import(pathToFileURL(await ensureReport()).href);
    process.exitCode = await command.runCommand(name, {
      args: process.argv.slice(2),
      env: process.env,
      folder,
      defaultConfig: join(ROOT, 'public/scorecard.json'),
      demoConfig: join(ROOT, 'demo/scorecard.json'),
      now: Date.now,
      print: (/** @type {string} */ text) => process.stdout.write(text),
      complain: (/** @type {string} */ line) => process.stderr.write(`${line}\n`),
    });
  } catch (error) {
    console.error(error);
    process.exitCode = BROKEN;
  }
}
