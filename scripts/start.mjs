// npm start: installs and builds what is missing, then serves dist/. docs/deploy.md lists the environment it reads.
// npm start -- --prometheus URL --config FILE: the same as PROMETHEUS_URL and SCORECARD.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { basePathOf } from '../server/prometheus-url.mjs';
import { readSettings } from '../server/settings.mjs';
import { startServer } from '../server/start-server.mjs';
import { ensureBuild } from './build.mjs';
import { ensurePackages } from './packages.mjs';
import { ROOT, stop } from './run.mjs';

const text = /** @type {const} */ ({ type: 'string' });

/** What the arguments say goes before what the environment says. */
function settings() {
  try {
    const { values } = parseArgs({ options: { prometheus: text, config: text }, strict: true });
    // npm runs scripts in the project's folder; paths are meant from where the caller stands.
    const folder = process.env.INIT_CWD ?? process.cwd();
    const scorecard = values.config ?? process.env.SCORECARD?.trim();
    return readSettings({
      ...process.env,
      ...(values.prometheus === undefined ? {} : { PROMETHEUS_URL: values.prometheus }),
      ...(scorecard ? { SCORECARD: resolve(folder, scorecard) } : {}),
    });
  } catch (error) {
    if (error instanceof TypeError) return stop(error.message, 2);
    return stop(error instanceof RangeError ? error.message : String(error), 2);
  }
}

const chosen = settings();
await ensurePackages();
await ensureBuild();

const { host, port, upstream, scorecard } = chosen;
const server = await startServer(chosen, {
  folder: `${ROOT}dist`,
  log: (line) => process.stderr.write(line),
}).catch((error) => stop(`Pillars cannot be served on ${host}, port ${port}: ${error.message}`));

const shows =
  upstream === null ? 'as scorecard.json says' : `on ${upstream.url.origin}${basePathOf(upstream.url)}`;
console.log(`\n  Pillars, ${shows}\n`);
if (scorecard !== null) console.log(`  Scorecard: ${scorecard}\n`);
for (const address of server.addresses) console.log(`  ${address}`);
console.log('\n  Ctrl-C to stop\n');

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => server.stop().finally(() => process.exit(0)));
}
