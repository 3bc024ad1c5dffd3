import { createServer } from 'node:http';
import { listen, type Server } from './server.ts';

/** Answers every request with what it was asked, and with which headers. */
export const startEcho = (): Promise<Server> =>
  listen(
    createServer(({ url, headers }, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ url, headers }));
    }),
  );
