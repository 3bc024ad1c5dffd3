import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './run.mjs';

/**
 * A test that failed, or an error outside of one.
 * @typedef {object} Failure
 * @property {string} file '' if unknown
 * @property {string} title '' for a file that could not be loaded
 * @property {string} place file and line that the error comes from, '' if unknown
 * @property {string} message
 */

/** A report may hold hundreds: the first ones say enough, and the end of the output stays short. */
const MOST = 25;
const MOST_LINES = 8;
const LONGEST_LINE = 240;

/**
 * The failures in a report of Playwright. A test that ran twice fails with its last error.
 * @param {any} report
 * @returns {readonly Failure[]}
 */
export function playwrightFailures(report) {
  const failed = specs(report).filter(({ test }) => test.status === 'unexpected');
  return [
    ...failed.map(({ file, title, test: { results } }) => failure(file, title, results.at(-1))),
    ...(report.errors ?? []).map((/** @type {any} */ error) =>
      failure('', 'error outside of a test', { errors: [error] }),
    ),
  ];
}

/**
 * The tests in a report of Playwright that passed only on their second try.
 * @param {any} report
 * @returns {readonly string[]} file and title
 */
export const repeatedTests = (report) =>
  specs(report)
    .filter(({ test }) => test.status === 'flaky')
    .map(({ file, title }) => `${file} › ${title}`);

/**
 * @param {any} node the report, or a suite in it
 * @param {readonly string[]} path titles of the suites around it
 * @returns {readonly { file: string, title: string, test: any }[]}
 */
function specs(node, path = []) {
  const own = (node.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests.map((/** @type {any} */ test) => ({
      file: spec.file,
      title: [...path, spec.title].join(' › '),
      test,
    })),
  );
  const inner = (node.suites ?? []).flatMap((/** @type {any} */ suite) =>
    // The outermost suite is the file itself.
    specs(suite, suite.title === suite.file ? path : [...path, suite.title]),
  );
  return [...own, ...inner];
}

/**
 * @param {string} file
 * @param {string} title
 * @param {any} result a try of the test
 * @returns {Failure}
 */
function failure(file, title, result) {
  const errors = result?.errors ?? [];
  const { location } = errors[0] ?? {};
  const messages = errors.map((/** @type {any} */ error) => error.message ?? error.value);
  return {
    file,
    title,
    place: location === undefined ? '' : `${relative(ROOT, location.file)}:${location.line}`,
    message: messages.length > 0 ? messages.join('\n') : `ended as ${result?.status ?? 'not run'}`,
  };
}

/**
 * Failures as lines for the end of the output.
 * @param {readonly Failure[]} failures
 * @returns {readonly string[]}
 */
export function failureLines(failures) {
  const shown = failures.slice(0, MOST).flatMap(({ file, title, place, message }) => {
    const heading = [file, title].filter((part) => part !== '').join(' › ');
    const at = place === '' ? '' : ` (at ${place})`;
    return [
      `  ✗ ${heading}${at}`,
      ...filledLines(message)
        .slice(0, MOST_LINES)
        .map((line) => `      ${line}`),
    ];
  });
  const rest = failures.length - MOST;
  return rest > 0 ? [...shown, `  … and ${rest} more`] : shown;
}

/**
 * The last lines of what a step printed.
 * @param {string} output
 * @returns {readonly string[]}
 */
export const lastLines = (output) =>
  filledLines(output)
    .slice(-20)
    .map((line) => `  ${line}`);

/** @param {string} text */
const filledLines = (text) =>
  stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trimEnd().slice(0, LONGEST_LINE))
    .filter((line) => line !== '');
