import { join } from 'node:path';
import { rememberFile } from './remember-file.mjs';

const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/;

/** For what is no page: nothing in it runs, loads or is framed, whatever the server behind answers. */
export const ANSWER_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * The policy of the built page as a header: the one that stands in index.html, but who is asked is known here, and who
 * may frame the page can be said in a header only.
 * @param {string} folder
 * @param {string} frameAncestors
 * @returns {(asks: readonly string[]) => Promise<string>} `asks`: the origins that the page asks beside its own
 */
export function createPagePolicy(folder, frameAncestors) {
  const readKept = rememberFile(join(folder, 'index.html'), (html) => keptOf(html.toString()));
  return async (asks) => {
    const kept = await readKept();
    if (kept === null) return ANSWER_POLICY;
    const connect = ["connect-src 'self'", ...asks].join(' ');
    return [...kept, connect, `frame-ancestors ${frameAncestors}`].join('; ');
  };
}

/** @param {string} html */
function keptOf(html) {
  const policy = META.exec(html)?.[1];
  if (policy === undefined) return null;
  return policy
    .replaceAll('&#39;', "'")
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '' && !directive.startsWith('connect-src '));
}

/**
 * Reads FRAME_ANCESTORS: 'self', 'none', or origins set apart by spaces.
 * @param {string | undefined} text
 * @throws {RangeError} with one sentence for the person who set it
 */
export function readFrameAncestors(text = '') {
  const sources = text.split(/\s+/).filter((source) => source !== '');
  if (sources.length === 0) return "'self'";
  const isNone = sources.includes("'none'");
  if (sources.every(isSource) && !(isNone && sources.length > 1)) return sources.join(' ');
  throw new RangeError(
    `FRAME_ANCESTORS must be 'self', 'none' (both with their quotes), or origins such as https://intranet.example, set apart by spaces; not "${text}".`,
  );
}

/** @param {string} source */
const isSource = (source) =>
  /^('self'|'none'|\*|https?:|https?:\/\/(\*\.)?[\w.-]+(:(\d+|\*))?|https?:\/\/\[[0-9a-f:]+\](:\d+)?)$/i.test(
    source,
  );
