// npm run -s init -- --help: a scorecard.json for what a Prometheus has, on stdout.
import { runCommand } from './run-command.mjs';

await runCommand('init');
