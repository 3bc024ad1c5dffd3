import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Failure, failureLines } from './failures.mjs';
import { bin, ROOT, run } from './run.mjs';
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

// Only the end of a log may be kept, so what failed has to stand there.
describe('the end of the output', () => {
  const end = () => printed.slice(printed.findIndex((line) => line.includes('Failed: '))).join('\n');

  test('repeats the failures of Vitest after all other steps', async () => {
    const failures = [
      { file: 'src/a.test.ts', title: 'adds', place: 'src/a.ts:7', message: 'AssertionError: 2 is not 3' },
      { file: '', title: 'error outside of a test', place: '', message: 'TypeError: nobody caught me' },
    ];
    const steps = [suite('tests', { numPassedTests: 3, numFailedTests: 1, failures }, 1), step('build', '')];
    expect(await runSteps(steps, { quiet: true })).toBe(1);
    expect(end()).toBe(
      [
        '',
        'Failed: tests',
        '  ✗ src/a.test.ts › adds (at src/a.ts:7)',
        '      AssertionError: 2 is not 3',
        '  ✗ error outside of a test',
        '      TypeError: nobody caught me',
        '',
        '4 passed, 1 failed',
      ].join('\n'),
    );
  });

  test('repeats title, place and error of a failed test of Playwright, and no test that passed', async () => {
    const tried = (status: string, ...messages: string[]) => ({
      status,
      results: messages.map((message) => ({
        status: 'failed',
        errors: [{ message, location: { file: join(ROOT, 'e2e/zoom.spec.ts'), line: 12 } }],
      })),
    });
    const spec = (title: string, ran: object) => ({ title, file: 'zoom.spec.ts', tests: [ran] });
    const report = {
      stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 },
      suites: [
        {
          title: 'zoom.spec.ts',
          file: 'zoom.spec.ts',
          specs: [spec('fine', tried('expected')), spec('shaky', tried('flaky', 'once'))],
          suites: [
            {
              title: 'on a phone',
              file: 'zoom.spec.ts',
              specs: [
                spec(
                  'zooms',
                  tried('unexpected', 'first try', '\u001b[31mError:\u001b[39m second try\n\nExpected: 1'),
                ),
              ],
            },
          ],
        },
      ],
      errors: [{ message: 'Error: no server' }],
    };
    await runSteps([reporting('browser', report, 'playwright', 1)], { quiet: true });
    expect(printed.join('\n')).toContain('second try: 1. Find out why.\n  zoom.spec.ts › shaky');
    expect(end()).toBe(
      [
        '',
        'Failed: browser',
        '  ✗ zoom.spec.ts › on a phone › zooms (at e2e/zoom.spec.ts:12)',
        '      Error: second try',
        '      Expected: 1',
        '  ✗ error outside of a test',
        '      Error: no server',
        '',
        '6 passed, 1 failed',
      ].join('\n'),
    );
  });

  test('repeats the last lines of a step that leaves no report', async () => {
    const code = "for (let i = 1; i <= 30; i += 1) console.log('line ' + i); process.exit(1)";
    await runSteps([step('lint', code), step('types', '')], { quiet: true });
    const last = Array.from({ length: 20 }, (_, index) => `  line ${index + 11}`);
    expect(end()).toBe(['', 'Failed: lint', ...last, '', '1 passed, 1 failed'].join('\n'));
  });

  test('stays short however many tests fail and whatever they say', () => {
    const failure = {
      file: 'a.test.ts',
      title: 't',
      place: '',
      message: `${'x'.repeat(5000)}\n`.repeat(500),
    };
    const lines = failureLines(Array.from({ length: 300 }, () => failure));
    expect(lines.at(-1)).toBe('  … and 275 more');
    expect(lines.join('\n').length).toBeLessThan(60_000);
  });
});

test('the report of Vitest names failed tests, hooks, files and errors outside of a test', async () => {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, ...lines: string[]) => writeFileSync(join(folder, name), lines.join('\n'));
  write(
    'tests.test.js',
    `test('adds', () => { throw new RangeError('too much'); });`,
    `describe('group', () => { beforeAll(() => { throw new Error('no ground'); }); test('stands', () => {}); });`,
    `test('goes on', async () => { queueMicrotask(() => { throw new TypeError('loose'); }); await 0; });`,
  );
  write('broken.test.js', `import './missing.js';`, `test('never', () => {});`);
  const reporter = join(ROOT, 'scripts/vitest/failure-report.mjs');
  const command = [bin('vitest'), 'run', '--globals', '--root', folder, '--reporter', reporter];
  const { code } = await run([...command, '--outputFile=report.json'], { quiet: true });
  expect(code).toBe(1);
  const { failures } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  const words = failures.map(({ file, title, message }: Failure) => [file, title, message]);
  expect(words).toHaveLength(4);
  expect(words).toEqual(
    expect.arrayContaining([
      ['tests.test.js', 'adds', 'RangeError: too much'],
      ['tests.test.js', 'group', 'Error: no ground'],
      ['broken.test.js', '', expect.stringContaining('./missing.js')],
      ['', 'error outside of a test', 'TypeError: loose'],
    ]),
  );
});
