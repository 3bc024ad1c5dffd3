/**
 * Writes a line of JSON for each request once it is over. A query is not in it: it may hold what is not for a log.
 * @param {(line: string) => void} write
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void}
 */
export function createAccessLog(write) {
  return (request, response) => {
    const begun = Date.now();
    const { method, url = '' } = request;
    // Gone from the socket once the caller is.
    const client = request.socket.remoteAddress;
    response.once('close', () => {
      const line = {
        time: new Date(begun).toISOString(),
        client,
        method,
        path: url.split('?')[0],
        status: response.statusCode,
        complete: response.writableFinished,
        ms: Date.now() - begun,
      };
      write(`${JSON.stringify(line)}\n`);
    });
  };
}
