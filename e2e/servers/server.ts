import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { connect, createServer } from 'node:net';

export type Server = {
  /** Address without trailing slash. */
  readonly url: string;
  stop(): Promise<void>;
};

type Launch = {
  readonly command: readonly [program: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  readonly url: string;
  /** Path that answers 200 once the server is ready; null for one that speaks no HTTP, whose port has to open. */
  readonly ready: string | null;
};

const PATIENCE_MS = 60_000;
const POLL_MS = 50;
const OUTPUT_KEPT = 4_000;

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no TCP port was given');
  return address.port;
}

/** Lets a server of this process listen on a port of its own; to stop it ends what it is in the middle of. */
export async function listen(server: HttpServer): Promise<Server> {
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

const isOpen = ({ hostname, port }: URL): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });

/** A crash of the test runner must not leave servers behind. One listener for all: each worker starts dozens. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Starts a program and waits until it answers; what it printed is in the error if it doesn't. */
export async function launch({ command, env = {}, url, ready }: Launch): Promise<Server> {
  const [program, ...args] = command;
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-OUTPUT_KEPT);
    });
  }
  running.add(child);
  child.once('exit', () => running.delete(child));

  const deadline = Date.now() + PATIENCE_MS;
  const isReady = () => (ready === null ? isOpen(new URL(url)) : answers(url + ready));
  while (!(await isReady())) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stopChild(child);
      throw new Error(`${program} did not become ready at ${url}${ready ?? ''}:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return { url, stop: () => stopChild(child) };
}
