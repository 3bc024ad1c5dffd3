import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readSettings } from './settings.mjs';
import { startServer } from './start-server.mjs';

const POLICY = 'default-src &#39;none&#39;; connect-src &#39;self&#39; http: https:; base-uri &#39;none&#39;';
export const PAGE = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>Pillars</title>`;
export const SCRIPT = `export const answer = 42; // ${'compressible '.repeat(100)}`;
export const SCORECARD = { version: 1, prometheus: { url: null, timeout: '30s' } };

export type Headers = Readonly<Record<string, string>>;
type Asked = { method?: string; path?: string; headers?: Headers; body?: string };
type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer; text: string };
type Question = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

/** Servers over a small page of their own, for one test. */
export function createBench() {
  const folder = mkdtempSync(join(tmpdir(), 'pillars-server-'));
  const ends: (() => unknown)[] = [];
  const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  write('index.html', PAGE);
  write('assets/app-1.js', SCRIPT);
  write('assets/app-1.js.gz', gzipSync(SCRIPT));
  write('.vite/manifest.json', '{}');
  write('scorecard.json', JSON.stringify(SCORECARD));

  /** Starts the server with an environment, and with limits that a test need not wait long for. */
  async function start(env: Headers = {}, limits = SHORT) {
    const lines: string[] = [];
    const settings = readSettings({ PORT: '0', ...env });
    const server = await startServer(settings, { folder, log: (line) => lines.push(line), limits });
    ends.push(() => server.stop());
    return { ...server, settings, lines, ask: (asked: Asked = {}) => ask(server.port, asked) };
  }

  /** The server behind, and the questions that reached it. */
  async function startBehind(listener?: RequestListener) {
    const asked: Question[] = [];
    const server = createServer(async (request, response) => {
      const { method = '', url = '', headers } = request;
      asked.push({ method, url, headers, body: String(await contentOf(request).catch(() => '')) });
      if (listener !== undefined) return listener(request, response);
      response.setHeader('content-type', 'application/json').end('{"status":"success"}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ends.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return { asked, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  async function end() {
    for (const stop of ends.reverse()) await stop();
    rmSync(folder, { recursive: true });
  }
  return { folder, write, start, startBehind, end };
}

const SHORT = { headersTimeout: 1_000, requestTimeout: 2_000, connectionsCheckingInterval: 100 };

/** Asks without correcting the path, as fetch would. */
function ask(port: number, { method = 'GET', path = '/', headers = {}, body = '' }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, agent: false as const };
    const asking = request({ ...options, headers: { host: `127.0.0.1:${port}`, ...headers } });
    asking.on('error', reject);
    asking.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      contentOf(response).then((body) => resolve({ status, headers, body, text: body.toString() }), reject);
    });
    asking.end(body);
  });
}

async function contentOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Something that one side waits for until the other gives it. */
export function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give, given };
}
