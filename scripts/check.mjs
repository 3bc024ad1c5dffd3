// npm run check: everything that needs no browser and no server.
import { ensurePackages } from './packages.mjs';
import { runSteps } from './run-steps.mjs';
import { CHECKS } from './steps.mjs';

await ensurePackages();
process.exitCode = await runSteps(CHECKS, { quiet: true });
