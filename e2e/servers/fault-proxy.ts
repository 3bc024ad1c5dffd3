import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, type Server } from './server.ts';

/** What the proxy does to a request instead of, or while, passing it on. */
export type Fault = (
  request: IncomingMessage,
  response: ServerResponse,
  pass: () => Promise<Buffer>,
  body: Buffer,
) => unknown;

export type FaultProxy = Server & {
  /** null: everything passes. */
  inject(fault: Fault | null): void;
  /** Requests to the Prometheus API so far. */
  readonly calls: () => number;
};

/**
 * The app in front of a real Prometheus, with something between them that breaks on command.
 * @param app serves the page and forwards to the server
 * @param now the time the servers claim it is, in epoch milliseconds: the world of the tests ended long ago
 */
export async function startFaultProxy(app: string, now: () => number): Promise<FaultProxy> {
  let fault: Fault | null = null;
  let calls = 0;
  const server = createServer(async (request, response) => {
    const body = await read(request);
    const ask = async () => {
      const answer = await fetch(app + (request.url ?? '/'), {
        method: request.method ?? 'GET',
        headers: { 'content-type': request.headers['content-type'] ?? 'text/plain' },
        ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
      });
      response.statusCode = answer.status;
      response.setHeader('content-type', answer.headers.get('content-type') ?? 'text/plain');
      response.setHeader('date', new Date(now()).toUTCString());
      return Buffer.from(await answer.arrayBuffer());
    };
    try {
      const isApi = request.url?.startsWith('/prometheus/api/') === true;
      if (isApi) calls += 1;
      if (isApi && fault !== null) await fault(request, response, ask, body);
      else response.end(await ask());
    } catch {
      response.destroy();
    }
  });
  return {
    ...(await listen(server)),
    inject: (next) => {
      fault = next;
    },
    calls: () => calls,
  };
}

export async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
