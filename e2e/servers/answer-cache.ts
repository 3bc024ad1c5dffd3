import { createServer, type IncomingMessage } from 'node:http';
import { read } from './fault-proxy.ts';
import { listen, type Server } from './server.ts';

/** What is asked about data that no longer changes; what a server says of itself is asked each time. */
const IS_ABOUT_DATA =
  /\/api\/v1\/(query|query_range|query_exemplars|series|labels|label\/[^/]+\/values)(\?|$)/;
const MOST_BYTES = 256 * 1024 * 1024;

type Answer = { readonly status: number; readonly type: string; readonly body: Buffer };

/**
 * A server in front of another one that asks it each question once. Hundreds of tests look at the same world at the
 * same instant, and a real server computes 90 days for each of them otherwise.
 */
export async function startAnswerCache(behind: string): Promise<Server> {
  const answers = new Map<string, Promise<Answer>>();
  let bytes = 0;

  const ask = async (
    { method = 'GET', url = '/', headers }: IncomingMessage,
    body: Buffer,
  ): Promise<Answer> => {
    const send = () =>
      fetch(behind + url, {
        method,
        headers: { 'content-type': headers['content-type'] ?? 'text/plain' },
        ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
      });
    // A connection that was kept open may be closed by the server at the moment it is used again.
    const answer = await send().catch(send);
    const type = answer.headers.get('content-type') ?? 'text/plain';
    return { status: answer.status, type, body: Buffer.from(await answer.arrayBuffer()) };
  };

  const remember = (key: string, asking: Promise<Answer>): Promise<Answer> => {
    answers.set(key, asking);
    asking.then(
      ({ status, body }) => {
        if (status !== 200) answers.delete(key);
        bytes += body.length;
        if (bytes <= MOST_BYTES) return;
        answers.clear();
        bytes = 0;
      },
      () => answers.delete(key),
    );
    return asking;
  };

  const server = createServer(async (request, response) => {
    try {
      const body = await read(request);
      const isAboutData = IS_ABOUT_DATA.test(request.url ?? '');
      const key = `${request.method} ${request.url} ${body}`;
      const asking = isAboutData ? answers.get(key) : undefined;
      const answer = await (asking ?? (isAboutData ? remember(key, ask(request, body)) : ask(request, body)));
      response.statusCode = answer.status;
      response.setHeader('content-type', answer.type);
      response.end(answer.body);
    } catch {
      response.destroy();
    }
  });
  return listen(server);
}
