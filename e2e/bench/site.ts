import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { demoScorecard } from '../edited-scorecard.ts';
import { listen, type Server } from '../servers/server.ts';
import type { Recording } from './recording.ts';
import { readFolder, type StaticFile, staticFile } from './static-files.ts';

type SiteOptions = {
  readonly dist: string;
  readonly emptyPage: string;
  readonly recording: Recording;
  /** How long Prometheus seems to think about every question. */
  readonly answerDelayMs: number;
};

const API = '/app/prometheus';
const SCORECARD = 'scorecard.json';

/** Both pages side by side, over HTTP/1.1 and compressed: the app below /app/, the empty page below /empty/. */
export async function startSite(options: SiteOptions): Promise<Server> {
  const app = pointedAtProxy(readFolder(options.dist));
  const files = new Map([...below('/app/', app), ...below('/empty/', readFolder(options.emptyPage))]);
  const server = createServer((request, response) => {
    answer(request, response, files, options).catch((error: unknown) => {
      response.writeHead(502).end(String(error));
    });
  });
  return listen(server);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: ReadonlyMap<string, StaticFile>,
  { recording, answerDelayMs }: SiteOptions,
): Promise<void> {
  const address = request.url ?? '/';
  if (address.startsWith(`${API}/api/v1/`)) {
    const body = await text(request);
    const path = address.slice(API.length);
    const reply = await recording.answer({ method: request.method ?? 'GET', path, body });
    if (answerDelayMs > 0) await wait(answerDelayMs);
    send(response, reply.status, { type: reply.type, body: reply.gzipped, isGzipped: true });
    return;
  }
  const path = address.split('?')[0] ?? '/';
  const file = files.get(path.endsWith('/') ? `${path}index.html` : path);
  if (file === undefined) response.writeHead(404).end();
  else send(response, 200, file);
}

function send(response: ServerResponse, status: number, { type, body, isGzipped }: StaticFile): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': body.length,
    'cache-control': 'no-cache',
    ...(isGzipped ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(body);
}

const below = (prefix: string, files: ReadonlyMap<string, StaticFile>): [string, StaticFile][] =>
  [...files].map(([name, file]) => [prefix + name, file]);

/** As `npm start` does with PROMETHEUS_URL, for the demo company: its scorecard, on this server. */
function pointedAtProxy(files: Map<string, StaticFile>): Map<string, StaticFile> {
  const scorecard = JSON.parse(demoScorecard());
  scorecard.prometheus.url = './prometheus';
  return files.set(SCORECARD, staticFile(SCORECARD, Buffer.from(JSON.stringify(scorecard, null, 2))));
}
