import { readFileSync, rmSync } from 'node:fs';
import { ROOT, run } from './run.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {{ passed: number, failed: number, skipped: number, repeated: number }} Count `repeated`: of the passed, those that needed a second try */

/** @type {Record<NonNullable<Step['report']>['kind'], (report: any) => Count>} */
const READERS = {
  vitest: (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    repeated: 0,
  }),
  playwright: ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    repeated: stats.flaky,
  }),
};

/**
 * How many tests a step ran. A step without a report counts as one; a step that failed counts at least one
 * failure, so that a suite that could not even be loaded is not "0 failed"; nor is a suite without tests a pass.
 * @param {Step} step
 * @param {boolean} isGreen
 * @returns {Count}
 */
function count({ report }, isGreen) {
  const one = { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1, skipped: 0, repeated: 0 };
  if (report === undefined) return one;
  try {
    const counted = READERS[report.kind](JSON.parse(readFileSync(ROOT + report.path, 'utf8')));
    const isTrusted = isGreen && counted.passed > 0;
    return isTrusted ? counted : { ...counted, failed: Math.max(1, counted.failed) };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, repeated: 0 };
  }
}

/**
 * Runs steps one after the other, whatever fails, and prints one line that says how many passed.
 * @param {readonly Step[]} steps
 * @param {{ quiet: boolean }} options quiet: show the output of a step only when it fails
 * @returns {Promise<number>} exit code
 */
export async function runSteps(steps, { quiet }) {
  /** @type {Count} */
  const total = { passed: 0, failed: 0, skipped: 0, repeated: 0 };
  const failed = new Set();
  for (const step of steps) {
    if (step.needs !== undefined && failed.has(step.needs)) {
      console.log(`– ${step.title}: not run, because "${step.needs}" failed`);
      total.skipped += 1;
      continue;
    }
    if (!quiet) console.log(`\n── ${step.title}`);
    if (step.report !== undefined) rmSync(ROOT + step.report.path, { force: true });
    const startedAt = Date.now();
    const { code, output } = await run(step.command, { quiet });
    const counted = count(step, code === 0);
    if (counted.failed > 0) failed.add(step.title);
    if (quiet && counted.failed > 0) console.log(`\n${output.trimEnd()}`);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(`${counted.failed > 0 ? '✗' : '✓'} ${step.title} (${seconds} s)`);
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped', 'repeated']))
      total[key] += counted[key];
  }
  if (failed.size > 0) console.log(`\nFailed: ${[...failed].join(', ')}`);
  if (total.repeated > 0)
    console.log(
      `\nPassed only on a second try: ${total.repeated}. They are marked "flaky" above; find out why.`,
    );
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed > 0 ? 1 : 0;
}
