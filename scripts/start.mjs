// npm start: installs and builds what is missing, then serves dist/.
//   PROMETHEUS_URL  the server to show; without it scorecard.json decides, and as shipped that is the demo world
//   PORT, HOST      default: the first free port from 4173 on 127.0.0.1
import { ensureBuild } from './build.mjs';
import { ensurePackages } from './packages.mjs';
import { ROOT, stop } from './run.mjs';
import { readPrometheusUrl } from './vite/prometheus-url.mjs';

const { HOST: host = '127.0.0.1', PORT, PROMETHEUS_URL } = process.env;

function upstream() {
  try {
    return readPrometheusUrl(PROMETHEUS_URL);
  } catch (error) {
    return stop(error instanceof RangeError ? error.message : String(error), 2);
  }
}

function port() {
  if (PORT === undefined || PORT === '') return { port: 4173, strictPort: false };
  const number = Number(PORT);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return { port: number, strictPort: true };
  return stop(`PORT must be a port number, not "${PORT}".`, 2);
}

const prometheus = upstream();
const listen = port();
await ensurePackages();
await ensureBuild();

const { preview } = await import('vite');
const server = await preview({
  root: ROOT,
  // Whoever opens the server to the network reaches it by names we cannot know.
  preview: { ...listen, host, allowedHosts: host === '127.0.0.1' ? [] : true },
}).catch((error) => stop(`Pillars cannot be served on ${host}, port ${listen.port}: ${error.message}`));

const { local = [], network = [] } = server.resolvedUrls ?? {};
const shows =
  prometheus === null ? 'as scorecard.json says' : `on ${prometheus.origin}${prometheus.pathname}`;
console.log(`\n  Pillars, ${shows}\n`);
for (const address of [...local, ...network]) console.log(`  ${address}`);
console.log('\n  Ctrl-C to stop\n');

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => server.close().finally(() => process.exit(0)));
}
