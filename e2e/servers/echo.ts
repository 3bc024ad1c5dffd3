import { once } from 'node:events';
import { createServer } from 'node:http';
import { freePort, type Server } from './server.ts';

/** Answers every request with what it was asked, and with which headers. */
export async function startEcho(): Promise<Server> {
  const server = createServer(({ url, headers }, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ url, headers }));
  });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
