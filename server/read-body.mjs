/** A question of the page is a few kilobytes; a rule with all its filters a few more. */
export const BODY_LIMIT = 1_000_000;

/**
 * The whole body of a request, before anything is asked of the server behind: whoever sends slowly holds up nobody.
 * @param {import('node:http').IncomingMessage} request
 * @param {number} limit in bytes
 * @returns {Promise<Buffer | null>} null as soon as it is more than that
 */
export async function readBody(request, limit) {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  /** @type {Buffer[]} */
  const chunks = [];
  let bytes = 0;
  // Breaking out of for await would destroy the connection, and with it the answer.
  return new Promise((resolve, reject) => {
    request.on('data', (/** @type {Buffer} */ chunk) => {
      bytes += chunk.length;
      if (bytes > limit) {
        request.pause();
        resolve(null);
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the caller went away')));
  });
}
