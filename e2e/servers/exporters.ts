import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { find, PROGRAMS } from '../../scripts/programs.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { DEMO_DIST } from './demo-dist.ts';
import { startPrometheus } from './prometheus.ts';
import { freePort, launch, type Server } from './server.ts';

/** Something that writes metrics about itself or others, and how Prometheus scrapes it. */
export type Exporter = Server & {
  /** The presets that know its metrics. */
  readonly presets: readonly string[];
  /** An entry of `scrape_configs`. */
  readonly scrape: { readonly job_name: string; readonly [setting: string]: unknown };
};

const APPS = join(ROOT, 'e2e/servers/exporter-apps');
const LOCAL = '127.0.0.1';

const scraped = (job: string, address: string) => ({
  job_name: job,
  static_configs: [{ targets: [address] }],
});

/** A service that counts its requests with prom-client: `/orders` succeeds, `/unknown` is not found, `/broken` fails. */
export async function startPromClientApp(): Promise<Exporter> {
  const address = `${LOCAL}:${await freePort()}`;
  const [, port = ''] = address.split(':');
  const server = await launch({
    command: [process.execPath, join(APPS, 'prom-client-app.mjs'), port],
    url: `http://${address}`,
    ready: '/metrics',
  });
  return {
    ...server,
    presets: ['http-prometheus-clients', 'nodejs-process'],
    scrape: scraped('prom-client', address),
  };
}

/** The same service, measured by OpenTelemetry. */
export async function startOpenTelemetryApp(): Promise<Exporter> {
  const [port, metricsPort] = [String(await freePort()), String(await freePort())];
  const server = await launch({
    command: [process.execPath, join(APPS, 'opentelemetry-app.mjs'), port, metricsPort],
    url: `http://${LOCAL}:${port}`,
    ready: '/orders',
  });
  return {
    ...server,
    presets: ['otel-http-server'],
    scrape: scraped('opentelemetry', `${LOCAL}:${metricsPort}`),
  };
}

/** A Prometheus that scrapes exporters and itself, and one target that is not there. */
export async function startPrometheusOn(exporters: readonly Exporter[]): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'pillars-scraping-'));
  const gone = `${LOCAL}:${await freePort()}`;
  const server = await startPrometheus(folder, DEMO_DIST, {
    configure: (address) =>
      // JSON is YAML.
      JSON.stringify({
        global: { scrape_interval: '1s', scrape_timeout: '1s' },
        scrape_configs: [
          ...exporters.map(({ scrape }) => scrape),
          scraped('prometheus', address),
          scraped('gone', gone),
        ],
      }),
  });
  return { url: server.url, stop: () => server.stop().finally(() => rmSync(folder, { recursive: true })) };
}

type ProgramName = keyof typeof PROGRAMS;

/** Starts what is installed of the exporters that are programs of their own. */
export async function startInstalledExporters(watched: Server): Promise<readonly Exporter[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pillars-exporters-'));
  const file = (name: string, content: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const start = async (
    program: ProgramName,
    flags: (address: string) => readonly string[],
    about: (address: string) => Pick<Exporter, 'presets' | 'scrape'>,
  ): Promise<Exporter> => {
    const address = `${LOCAL}:${await freePort()}`;
    const server = await launch({
      command: [find(PROGRAMS[program]) ?? program, ...flags(address)],
      url: `http://${address}`,
      ready: '/metrics',
    });
    return { ...server, ...about(address) };
  };

  const startNodeExporter = () =>
    start(
      'nodeExporter',
      (address) => [`--web.listen-address=${address}`],
      (address) => ({ presets: ['node-exporter'], scrape: scraped('node', address) }),
    );

  const startBlackboxExporter = () => {
    const modules = { modules: { web: { prober: 'http', http: { preferred_ip_protocol: 'ip4' } } } };
    return start(
      'blackboxExporter',
      (address) => [`--config.file=${file('blackbox.yml', modules)}`, `--web.listen-address=${address}`],
      (address) => ({
        presets: ['blackbox-exporter'],
        scrape: {
          ...scraped('probes', `${watched.url}/orders`),
          metrics_path: '/probe',
          params: { module: ['web'] },
          relabel_configs: [
            { source_labels: ['__address__'], target_label: '__param_target' },
            { source_labels: ['__address__'], target_label: 'instance' },
            { target_label: '__address__', replacement: address },
          ],
        },
      }),
    );
  };

  const startAlertmanager = () => {
    const config = { route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] };
    return start(
      'alertmanager',
      (address) => [
        `--config.file=${file('alertmanager.yml', config)}`,
        `--storage.path=${folder}`,
        `--web.listen-address=${address}`,
        '--cluster.listen-address=',
      ],
      (address) => ({ presets: ['alertmanager'], scrape: scraped('alertmanager', address) }),
    );
  };

  const startRedis = async () => {
    const port = String(await freePort());
    const data = join(folder, 'redis');
    mkdirSync(data);
    const redis = await launch({
      command: [
        find(PROGRAMS.redis) ?? 'redis-server',
        ...['--port', port, '--bind', LOCAL, '--save', '', '--dir', data],
      ],
      url: `redis://${LOCAL}:${port}`,
      ready: null,
    });
    const exporter = await start(
      'redisExporter',
      (address) => [`-redis.addr=${redis.url}`, `-web.listen-address=${address}`],
      (address) => ({ presets: ['redis-exporter'], scrape: scraped('redis', address) }),
    ).catch((error) => redis.stop().then(() => Promise.reject(error)));
    const stop = () => exporter.stop().finally(() => redis.stop());
    return { ...exporter, stop };
  };

  const starts: readonly (readonly [() => Promise<Exporter>, ...ProgramName[]])[] = [
    [startNodeExporter, 'nodeExporter'],
    [startBlackboxExporter, 'blackboxExporter'],
    [startAlertmanager, 'alertmanager'],
    [startRedis, 'redis', 'redisExporter'],
  ];
  const isInstalled = (name: ProgramName) => find(PROGRAMS[name]) !== undefined;
  const installed = starts.filter(([, ...programs]) => programs.every(isInstalled));
  const running = await Promise.all(installed.map(([begin]) => begin()));
  let left = running.length;
  return running.map((exporter) => ({
    ...exporter,
    stop: async () => {
      await exporter.stop();
      left -= 1;
      if (left === 0) rmSync(folder, { recursive: true, force: true });
    },
  }));
}
