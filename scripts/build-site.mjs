// npm run build: installs what is missing, then builds dist/ anew. What follows `--` goes to Vite.
import { ensurePackages } from './packages.mjs';
import { bin, run } from './run.mjs';

await ensurePackages();
const { code } = await run([bin('vite'), 'build', ...process.argv.slice(2)]);
process.exitCode = code;
