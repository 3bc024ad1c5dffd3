import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LETTERS, type Letter } from '#compute/overall-grade.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { ServerConfig, SourceConfig } from '#config/server.ts';
import { sourceFault } from '#config/source-fault.ts';
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
import { type OpenedServer, openServer } from './open-server.ts';
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

type Limits = Pick<SourceConfig, 'timeout' | 'maxAnswerMegabytes'>;

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
    const source = readSource(options.source, config);
    await deliver(ruleFileText(ruleFile(config, { page: null, source })), options.output, context);
    return EXIT.ok;
  }
  if (options.format === 'openslo') {
    await deliver(openSloText(config), options.output, context);
    return EXIT.ok;
  }
  const server = await openServer(options, config.prometheus, context);
  const clients = clientsOf(server, config.prometheus);
  const { client } = clients;
  const choice = { window: options.window, filters: options.filters };
  const at = options.at ?? server.now;
  const scorecard = await fetchScorecard(askingOnce(clients, at), config, { choice, at });

  const failures = failureLines(scorecard.evaluations, clients);
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

/** A client for each server, with the limits that are set for it, else those of the default one. */
function clientsOf(server: OpenedServer, prometheus: ServerConfig) {
  const make = ({ baseUrl, fetch }: Pick<OpenedServer, 'baseUrl' | 'fetch'>, limits: Limits | undefined) =>
    createPrometheusClient({
      baseUrl,
      fetch,
      timeout: limits?.timeout ?? prometheus.timeout,
      maxMegabytes: limits?.maxAnswerMegabytes ?? prometheus.maxAnswerMegabytes,
    });
  const named = [...server.sources].map(
    ([name, source]) => [name, make(source, prometheus.sources?.[name])] as const,
  );
  return { client: make(server, prometheus), sources: new Map(named) };
}

/** @throws WrongUse for a name that no server has */
function readSource(source: string | null, { prometheus }: ScorecardConfig): string | undefined {
  if (source === null) return undefined;
  const fault = sourceFault({ source }, prometheus);
  if (fault !== null) throw new WrongUse(`--source: ${fault}`);
  return source;
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
