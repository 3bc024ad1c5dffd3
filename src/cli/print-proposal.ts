import { resolve } from 'node:path';
import { type ProposedScorecard, proposeScorecard } from '#discovery/propose-scorecard.ts';
import { askMetadata } from '#prometheus/ask-metadata.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { plainLine } from '#report/plain-line.ts';
import { figureOf } from '#scorecard/explain/figure.ts';
import { EXIT } from './exit-code.ts';
import { readInitArguments } from './init-arguments.ts';
import { openServer } from './open-server.ts';
import { printImported } from './print-imported.ts';
import type { Context } from './print-report.ts';
import { writeNewFile } from './write-new-file.ts';
import { WrongUse } from './wrong-use.ts';

const INIT_USAGE = `Prints a scorecard.json for what a Prometheus has, or for the SLOs that another tool knows.

Usage: npm run -s init -- --prometheus URL [options] > scorecard.json
       npm run -s init -- --import FILE [--import FILE] [options] > scorecard.json

  --prometheus URL      the server to look at; default: PROMETHEUS_URL
  --header 'NAME: TEXT' a header to send along, such as a tenant or a token; may be repeated
  --at TIME             the instant to look at, as RFC 3339 or seconds since 1970; default: now
  --import FILE         a file of OpenSLO, Sloth or Pyrra; may be repeated. No server is asked, and --prometheus is
                        written into the scorecard
  --name TEXT           the title of the scorecard
  --output FILE         write it there instead of to stdout; a file that exists is left alone
  --help                print this

It asks only for names that it knows, and proposes only what has a value now. Targets are the usual ones of the
framework; each is marked as not confirmed until you edit or confirm it. What is proposed and what is left out, with the
reason, is told on stderr. Targets that are imported are your own and need no confirmation. What was not carried over is
told on stderr, with its line.

Exit codes: 0 a scorecard was printed; 1 the server has nothing that is known, or the files have no SLO that could be
carried over; 2 wrong arguments, or a file that cannot be opened; 3 the server cannot be
reached or refused to tell its names.
`;

/** The currency decides how an amount is printed; no preset has one. */
const CURRENCY = 'USD';
/** Others may want to ask the server, too. */
const AT_ONCE = 4;

/** Looks at a server and prints a scorecard for it. @returns the exit code, one of `EXIT` */
export async function printProposal(context: Context): Promise<number> {
  try {
    return await propose(context);
  } catch (error) {
    if (error instanceof PrometheusError) {
      context.complain(plainLine(error.message));
      return EXIT.noResponse;
    }
    if (!(error instanceof WrongUse)) throw error;
    for (const line of error.message.split('\n')) context.complain(plainLine(line));
    return EXIT.wrongUse;
  }
}

async function propose(context: Context): Promise<number> {
  const { args, folder, print, complain } = context;
  const options = readInitArguments(args);
  if (options.wantsHelp) {
    print(INIT_USAGE);
    return EXIT.ok;
  }
  if (options.imports.length > 0) return printImported(options, context);
  const server = await openServer({ ...options, isDemo: false }, { url: null }, context);
  const client = createPrometheusClient({ ...server, maxConcurrent: AT_ONCE });
  const proposal = await proposeScorecard({
    client,
    askTypes: (metric) => askMetadata(server, metric),
    at: options.at ?? server.now,
    title: options.title ?? 'Operational Excellence',
    url: server.baseUrl,
    onProgress: (step) => complain(`${step} …`),
  });
  for (const line of summary(proposal)) complain(plainLine(line));
  if (proposal.file === null) return EXIT.belowThreshold;
  const file = `${JSON.stringify(proposal.file, null, 2)}\n`;
  if (options.output === null) print(file);
  else await writeNewFile(resolve(folder, options.output), file);
  return EXIT.ok;
}

function summary({ proposed, notes, scorecard }: ProposedScorecard): readonly string[] {
  const figures = proposed.map(({ evaluation, preset, outcomes }) => {
    const figure = figureOf(evaluation, CURRENCY);
    const parts = [
      figure.title,
      `${figure.text} ${figure.status ?? 'not judged'}`,
      ...(figure.state === 'no-data' && figure.reason !== null ? [figure.reason] : []),
      figure.target === null ? 'no target' : `target ${figure.target}`,
      preset.title,
      ...(outcomes.length === 0 ? [] : [`outcomes ${outcomes.slice(0, 8).join(', ')}`]),
    ];
    return `  ${parts.join(' | ')}`;
  });
  const letter = scorecard?.grade?.letter ?? null;
  return [
    ...(figures.length === 0 ? [] : ['Proposed:', ...figures]),
    ...(notes.length === 0 ? [] : ['Left out or limited:', ...notes.map((note) => `  ${note}`)]),
    ...(letter === null ? [] : [`The grade by these targets, which nobody has confirmed yet: ${letter}`]),
  ];
}
