import { relative } from 'node:path';
import { JsonReporter } from 'vitest/node';
import { ROOT } from '../run.mjs';

/** @typedef {import('vitest/node').TestModule} TestModule */
/** @typedef {import('vitest').SerializedError} SerializedError */
/** @typedef {import('../failures.mjs').Failure} Failure */

/**
 * Vitest's JSON report, with `failures`: each test, hook and file that failed, and each error outside of a test.
 * Vitest's own leaves out the last, and the errors of hooks.
 */
export default class FailureReporter extends JsonReporter {
  /** @type {readonly Failure[]} */
  failures = [];

  /**
   * @override
   * @param {readonly TestModule[]} modules
   * @param {readonly SerializedError[]} [errors] those that no test caught
   */
  async onTestRunEnd(modules, errors = []) {
    this.failures = [
      ...modules.flatMap(failuresOf),
      ...errors.map((error) => failure('', 'error outside of a test', error)),
    ];
    await super.onTestRunEnd(modules);
  }

  /**
   * @override
   * @param {string} report
   */
  async writeReport(report) {
    await super.writeReport(JSON.stringify({ ...JSON.parse(report), failures: this.failures }));
  }
}

/**
 * @param {TestModule} module
 * @returns {readonly Failure[]}
 */
function failuresOf(module) {
  const file = module.relativeModuleId;
  return [
    ...module.errors().map((error) => failure(file, '', error)),
    ...[...module.children.allSuites()].flatMap((suite) =>
      suite.errors().map((error) => failure(file, suite.fullName, error)),
    ),
    ...[...module.children.allTests('failed')].flatMap((test) =>
      (test.result().errors ?? []).map((error) => failure(file, test.fullName, error)),
    ),
  ];
}

/**
 * @param {string} file
 * @param {string} title
 * @param {SerializedError} error
 * @returns {Failure}
 */
function failure(file, title, error) {
  const [frame] = error.stacks ?? [];
  const place = frame === undefined ? '' : `${relative(ROOT, frame.file)}:${frame.line}`;
  return { file, title, place, message: `${error.name ?? 'Error'}: ${error.message}` };
}
