// npm run -s report -- --help: the scorecard on stdout, for cron jobs and CI gates.
import { runCommand } from './run-command.mjs';

await runCommand('report');
