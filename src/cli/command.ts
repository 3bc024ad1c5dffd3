import { printProposal } from './print-proposal.ts';
import { type Context, printReport } from './print-report.ts';

const COMMANDS = { report: printReport, init: printProposal };

/** Runs a command by its name. @returns the exit code, one of `EXIT` */
export const runCommand = (name: keyof typeof COMMANDS, context: Context): Promise<number> =>
  COMMANDS[name](context);
