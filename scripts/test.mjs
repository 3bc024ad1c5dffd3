// npm test: installs what is missing, then runs every check there is.
import { ensurePackages } from './packages.mjs';
import { ensurePrograms, PROGRAMS } from './programs.mjs';
import { stop } from './run.mjs';
import { runSteps } from './run-steps.mjs';
import { ALL } from './steps.mjs';

await ensurePackages();
const missing = await ensurePrograms(Object.values(PROGRAMS));
const required = missing.filter(({ optional }) => optional !== true);
if (required.length > 0) {
  const list = required.map(
    ({ title, debian, variable }) => `${title} (Debian: ${debian}; or set ${variable})`,
  );
  stop(`The tests need ${list.join(' and ')}. Install that and run npm test again.`);
}
for (const { title } of missing) {
  console.log(`${title} is not installed: what needs it is left out of the tests.`);
}
process.exitCode = await runSteps(ALL, { quiet: false });
