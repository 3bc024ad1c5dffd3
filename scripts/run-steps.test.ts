import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ROOT } from './run.mjs';
import { runSteps } from './run-steps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'run-steps-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
});

const step = (title: string, code: string) => ({ title, command: [process.execPath, '-e', code] });

/** A step that leaves a report of Vitest and ends with an exit code. */
const suite = (title: string, counts: object, exitCode: number) =>
  reporting(
    title,
    { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, ...counts },
    'vitest',
    exitCode,
  );

/** A step that leaves a report and ends with an exit code. */
function reporting(title: string, content: object, kind: 'vitest' | 'playwright', exitCode: number) {
  const path = relative(ROOT, join(folder, `${title}.json`));
  const report = JSON.stringify(content);
  const code = `
    require('node:fs').mkdirSync(${JSON.stringify(folder)}, { recursive: true });
    require('node:fs').writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(report)});
    process.exit(${exitCode})`;
  return { ...step(title, code), report: { path, kind } };
}

test('a gate counts as one, a suite as its tests', async () => {
  const steps = [step('lint', ''), suite('tests', { numPassedTests: 12, numPendingTests: 1 }, 0)];
  expect(await runSteps(steps, { quiet: true })).toBe(0);
  expect(printed.at(-1)).toBe('13 passed, 0 failed, 1 skipped');
});

test('goes on after a failure and exits with 1', async () => {
  const steps = [step('lint', 'process.exit(1)'), step('types', '')];
  expect(await runSteps(steps, { quiet: true })).toBe(1);
  expect(printed.at(-1)).toBe('1 passed, 1 failed');
});

test('a suite that fails without a failed test counts as one failure', async () => {
  expect(await runSteps([suite('tests', { numPassedTests: 3 }, 1)], { quiet: true })).toBe(1);
  expect(printed.at(-1)).toBe('3 passed, 1 failed');
});

test('a test that passed on its second try is counted and named', async () => {
  const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 0 };
  expect(await runSteps([reporting('browser', { stats }, 'playwright', 0)], { quiet: true })).toBe(0);
  expect(printed.join('\n')).toContain('Passed only on a second try: 1.');
  expect(printed.at(-1)).toBe('4 passed, 0 failed');
});

test('a suite in which nothing ran is a failure', async () => {
  expect(await runSteps([suite('tests', {}, 0)], { quiet: true })).toBe(1);
  expect(printed.at(-1)).toBe('0 passed, 1 failed');
});

test('a suite that wrote no report is a failure', async () => {
  const silent = {
    ...step('tests', ''),
    report: { path: relative(ROOT, join(folder, 'none.json')), kind: 'vitest' as const },
  };
  expect(await runSteps([silent], { quiet: true })).toBe(1);
  expect(printed.at(-1)).toBe('0 passed, 1 failed');
});

test('a step whose precondition failed is not run', async () => {
  const steps = [step('build', 'process.exit(1)'), { ...step('budget', ''), needs: 'build' }];
  expect(await runSteps(steps, { quiet: true })).toBe(1);
  expect(printed.at(-1)).toBe('0 passed, 1 failed, 1 skipped');
});

test('a program that does not exist is a failure', async () => {
  expect(await runSteps([{ title: 'lint', command: ['no-such-program'] }], { quiet: true })).toBe(1);
});
