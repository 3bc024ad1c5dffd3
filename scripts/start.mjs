// npm start: installs and builds what is missing, then serves dist/. docs/deploy.md lists the environment it reads.
import { basePathOf } from '../server/prometheus-url.mjs';
import { readSettings } from '../server/settings.mjs';
import { startServer } from '../server/start-server.mjs';
import { ensureBuild } from './build.mjs';
import { ensurePackages } from './packages.mjs';
import { ROOT, stop } from './run.mjs';

function settingsOfEnvironment() {
  try {
    return readSettings(process.env);
  } catch (error) {
    return stop(error instanceof RangeError ? error.message : String(error), 2);
  }
}

const settings = settingsOfEnvironment();
await ensurePackages();
await ensureBuild();

const { host, port, upstream } = settings;
const server = await startServer(settings, {
  folder: `${ROOT}dist`,
  log: (line) => process.stderr.write(line),
}).catch((error) => stop(`Pillars cannot be served on ${host}, port ${port}: ${error.message}`));

const shows =
  upstream === null ? 'as scorecard.json says' : `on ${upstream.url.origin}${basePathOf(upstream.url)}`;
console.log(`\n  Pillars, ${shows}\n`);
for (const address of server.addresses) console.log(`  ${address}`);
console.log('\n  Ctrl-C to stop\n');

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => server.stop().finally(() => process.exit(0)));
}
