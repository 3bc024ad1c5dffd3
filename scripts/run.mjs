import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder; every command runs there, wherever it was called from. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} name a program of an installed package */
export const bin = (name) => `${ROOT}node_modules/.bin/${name}`;

/**
 * Runs a program to its end.
 * @param {readonly string[]} command program and arguments
 * @param {{ quiet?: boolean, keep?: boolean, aside?: boolean, env?: Record<string, string> }} [options] quiet: collect the output
 *   instead of showing it; keep: collect it beside showing it, unless a terminal shows it, where it would lose its colours; aside: show all of it on stderr
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program cannot be started
 */
export function run([program = '', ...args], { quiet = false, keep = false, aside = false, env = {} } = {}) {
  const isCollected = quiet || (keep && !process.stdout.isTTY);
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: isCollected ? ['ignore', 'pipe', 'pipe'] : ['ignore', aside ? 2 : 'inherit', 'inherit'],
    });
    let output = '';
    for (const [stream, shown] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (!quiet) shown.write(text);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Ends the script with a sentence instead of a stack trace.
 * @param {string} sentence
 * @param {number} [code]
 * @returns {never}
 */
export function stop(sentence, code = 1) {
  console.error(sentence);
  process.exit(code);
}
