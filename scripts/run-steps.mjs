import { readFileSync, rmSync } from 'node:fs';
import { failureLines, lastLines, playwrightFailures, repeatedTests } from './failures.mjs';
import { ROOT, run } from './run.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./failures.mjs').Failure} Failure */
/** @typedef {{ passed: number, failed: number, skipped: number, repeated: number }} Count `repeated`: of the passed, those that needed a second try */
/** @typedef {{ count: Count, failures: readonly Failure[], repeated: readonly string[] }} Outcome */

/** @type {Record<NonNullable<Step['report']>['kind'], (report: any) => Outcome>} */
const READERS = {
  vitest: (report) => ({
    count: {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      repeated: 0,
    },
    failures: report.failures ?? [],
    repeated: [],
  }),
  playwright: (report) => ({
    count: {
      passed: report.stats.expected + report.stats.flaky,
      failed: report.stats.unexpected,
      skipped: report.stats.skipped,
      repeated: report.stats.flaky,
    },
    failures: playwrightFailures(report),
    repeated: repeatedTests(report),
  }),
};

/**
 * What a step came to. A step without a report counts as one; a step that failed counts at least one failure, so that
 * a suite that could not even be loaded is not "0 failed"; nor is a suite without tests a pass.
 * @param {Step} step
 * @param {boolean} isGreen
 * @returns {Outcome}
 */
function outcome({ report }, isGreen) {
  const one = { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1, skipped: 0, repeated: 0 };
  if (report === undefined) return { count: one, failures: [], repeated: [] };
  try {
    const read = READERS[report.kind](JSON.parse(readFileSync(ROOT + report.path, 'utf8')));
    if (isGreen && read.count.passed > 0) return read;
    return { ...read, count: { ...read.count, failed: Math.max(1, read.count.failed) } };
  } catch {
    return { count: { passed: 0, failed: 1, skipped: 0, repeated: 0 }, failures: [], repeated: [] };
  }
}

/**
 * Runs steps one after the other, whatever fails. The end of the output, which may be all that is kept of it, says what
 * failed and why, and the last line how many passed.
 * @param {readonly Step[]} steps
 * @param {{ quiet: boolean }} options quiet: show the output of a step only when it fails
 * @returns {Promise<number>} exit code
 */
export async function runSteps(steps, { quiet }) {
  /** @type {Count} */
  const total = { passed: 0, failed: 0, skipped: 0, repeated: 0 };
  /** @type {Map<string, readonly string[]>} */
  const failed = new Map();
  /** @type {string[]} */
  const repeated = [];
  for (const step of steps) {
    if (step.needs !== undefined && failed.has(step.needs)) {
      console.log(`– ${step.title}: not run, because "${step.needs}" failed`);
      total.skipped += 1;
      continue;
    }
    if (!quiet) console.log(`\n── ${step.title}`);
    if (step.report !== undefined) rmSync(ROOT + step.report.path, { force: true });
    const startedAt = Date.now();
    const { code, output } = await run(step.command, { quiet, keep: true });
    const { count: counted, failures, repeated: again } = outcome(step, code === 0);
    if (counted.failed > 0) {
      failed.set(step.title, failures.length > 0 ? failureLines(failures) : lastLines(output));
    }
    repeated.push(...again);
    if (quiet && counted.failed > 0) console.log(`\n${output.trimEnd()}`);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(`${counted.failed > 0 ? '✗' : '✓'} ${step.title} (${seconds} s)`);
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped', 'repeated']))
      total[key] += counted[key];
  }
  if (total.repeated > 0) {
    console.log(`\nPassed only on a second try: ${total.repeated}. Find out why.`);
    for (const test of repeated) console.log(`  ${test}`);
  }
  for (const [title, lines] of failed) {
    console.log(`\nFailed: ${title}`);
    for (const line of lines) console.log(line);
  }
  if (failed.size > 0) console.log('');
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed > 0 ? 1 : 0;
}
