import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LETTERS, type Letter } from '#compute/overall-grade.ts';
import { askingOnce } from '#data/ask-once.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { makeReport } from '#report/make-report.ts';
import { plainLine } from '#report/plain-line.ts';
import { REPORT_FILES } from '#report/report-files.ts';
import { ruleFile } from '#rules/rule-file.ts';
import { ruleFileText } from '#rules/rule-file-text.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { fetchScorecard } from '#scorecard/evaluate/fetch-scorecard.ts';
import { openSloText } from '#slo-specs/open-slo-text.ts';
import { type Options, readArguments } from './arguments.ts';
import { EXIT } from './exit-code.ts';
import { failureLines } from './failure-lines.ts';
import { loadConfig } from './load-config.ts';
import { openServer } from './open-server.ts';
import { USAGE } from './usage.ts';
import { WrongUse } from './wrong-use.ts';

/** The process around the command. */
export type Context = {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the files of the arguments are relative to. */
  readonly folder: string;
  /** The scorecard.json of whoever names none. */
  readonly defaultConfig: string;
  /** The same for the demo world, which has a company of its own. */
  readonly demoConfig: string;
  readonly now: () => number;
  /** The report and nothing else. */
  readonly print: (text: string) => void;
  /** For people: a line of what went wrong. */
  readonly complain: (line: string) => void;
};

/** Asks, evaluates and prints. @returns the exit code, one of `EXIT` */
export async function printReport(context: Context): Promise<number> {
  try {
    const options = readArguments(context.args);
    if (options.wantsHelp) {
      context.print(USAGE);
      return EXIT.ok;
    }
    return await report(options, context);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    for (const line of error.message.split('\n')) context.complain(plainLine(line));
    return EXIT.wrongUse;
  }
}

async function report(options: Options, context: Context): Promise<number> {
  const { folder, defaultConfig, demoConfig, complain } = context;
  const unnamed = options.isDemo ? demoConfig : defaultConfig;
  const config = await loadConfig(options.config === null ? unnamed : resolve(folder, options.config));
  if (options.format === 'rules') {
    await deliver(ruleFileText(ruleFile(config, { page: null })), options.output, context);
    return EXIT.ok;
  }
  if (options.format === 'openslo') {
    await deliver(openSloText(config), options.output, context);
    return EXIT.ok;
  }
  const server = await openServer(options, config.prometheus, context);
  const client = createPrometheusClient({
    baseUrl: server.baseUrl,
    fetch: server.fetch,
    timeout: config.prometheus.timeout,
    maxMegabytes: config.prometheus.maxAnswerMegabytes,
  });
  const choice = { window: options.window, filters: options.filters };
  const at = options.at ?? server.now;
  const scorecard = await fetchScorecard(askingOnce(client, at), config, { choice, at });

  const failures = failureLines(scorecard.evaluations, client.baseUrl);
  for (const failure of failures) complain(plainLine(failure));
  if (isUnanswered(scorecard)) return EXIT.noResponse;

  const source =
    server.kind === 'demo'
      ? { kind: 'demo' as const, url: null }
      : { kind: 'server' as const, url: client.baseUrl };
  const text = REPORT_FILES[options.format].write(makeReport(scorecard, { config, choice, at, source }));
  await deliver(text, options.output, context);
  if (failures.length > 0) return EXIT.noResponse;
  return isGoodEnough(scorecard, options.failUnder, complain) ? EXIT.ok : EXIT.belowThreshold;
}

/** Not one query got a response: there is nothing to report. */
function isUnanswered({ evaluations }: Scorecard): boolean {
  const asked = [...evaluations.values()].filter((evaluation) => evaluation.asked.length > 0);
  return asked.length > 0 && asked.every(({ state }) => state === 'failed');
}

async function deliver(text: string, output: string | null, { folder, print }: Context): Promise<void> {
  if (output === null) return print(text);
  const file = resolve(folder, output);
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new WrongUse(`--output: ${file} cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}

function isGoodEnough({ grade }: Scorecard, least: Letter | null, complain: Context['complain']): boolean {
  if (least === null) return true;
  const letter = grade?.letter ?? null;
  if (letter === null) {
    complain(`There is not enough data for a grade, and --fail-under asks for ${least}.`);
    return false;
  }
  const isEnough = LETTERS.indexOf(letter) <= LETTERS.indexOf(least);
  if (!isEnough) complain(`The grade is ${letter}, below ${least}.`);
  return isEnough;
}
