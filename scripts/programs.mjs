import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/**
 * The programs that the end-to-end tests need beside npm packages.
 * @typedef {object} Program
 * @property {string} title
 * @property {string} variable environment variable that names it
 * @property {readonly string[]} names what it may be called on the PATH
 * @property {string} debian the Debian package it comes in
 * @property {boolean} [optional] without it what needs it is left out of the tests, and said to be
 */

/** @satisfies {Record<string, Program>} */
export const PROGRAMS = {
  chromium: {
    title: 'Chromium',
    variable: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    debian: 'chromium',
  },
  prometheus: {
    title: 'Prometheus 2.42 or newer',
    variable: 'PROMETHEUS_PATH',
    names: ['prometheus'],
    debian: 'prometheus',
  },
  promtool: { title: 'promtool', variable: 'PROMTOOL_PATH', names: ['promtool'], debian: 'prometheus' },
  victoriaMetrics: {
    title: 'VictoriaMetrics',
    variable: 'VICTORIA_METRICS_PATH',
    names: ['victoria-metrics', 'victoria-metrics-prod'],
    debian: 'victoria-metrics',
    optional: true,
  },
  nginx: { title: 'nginx', variable: 'NGINX_PATH', names: ['nginx'], debian: 'nginx-light', optional: true },
  nodeExporter: {
    title: 'Node exporter',
    variable: 'NODE_EXPORTER_PATH',
    names: ['prometheus-node-exporter', 'node_exporter'],
    debian: 'prometheus-node-exporter',
    optional: true,
  },
  blackboxExporter: {
    title: 'Blackbox exporter',
    variable: 'BLACKBOX_EXPORTER_PATH',
    names: ['prometheus-blackbox-exporter', 'blackbox_exporter'],
    debian: 'prometheus-blackbox-exporter',
    optional: true,
  },
  alertmanager: {
    title: 'Alertmanager',
    variable: 'ALERTMANAGER_PATH',
    names: ['prometheus-alertmanager', 'alertmanager'],
    debian: 'prometheus-alertmanager',
    optional: true,
  },
  redis: {
    title: 'Redis',
    variable: 'REDIS_PATH',
    names: ['redis-server'],
    debian: 'redis-server',
    optional: true,
  },
  redisExporter: {
    title: 'Redis exporter',
    variable: 'REDIS_EXPORTER_PATH',
    names: ['prometheus-redis-exporter', 'redis_exporter'],
    debian: 'prometheus-redis-exporter',
    optional: true,
  },
};

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where a program is: what its variable says, else the first of its names on the PATH.
 * @param {Program} program
 * @returns {string | undefined}
 */
export function find({ variable, names }) {
  const named = process.env[variable];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** The words in front of apt-get that give it the right to install, or null where that is not ours to do. */
function aptPrefix() {
  if (find({ title: '', variable: '', names: ['apt-get'], debian: '' }) === undefined) return null;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null;
}

/**
 * Looks for programs and installs those that are missing where apt-get is available.
 * @param {readonly Program[]} programs
 * @returns {Promise<readonly Program[]>} the ones still missing
 */
export async function ensurePrograms(programs) {
  const missing = () => programs.filter((program) => find(program) === undefined);
  const prefix = missing().length === 0 ? null : aptPrefix();
  if (prefix === null) return missing();
  const apt = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  await run([...apt, 'update']);
  // One by one: a distribution that lacks one of them still gets the others.
  for (const name of new Set(missing().map(({ debian }) => debian))) {
    console.log(`Installing ${name} …`);
    await run([...apt, 'install', '-y', '--no-install-recommends', name]);
  }
  return missing();
}
