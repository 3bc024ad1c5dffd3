/** What the browser's own encodeURIComponent leaves alone or writes, except for escapes of what separates or hides. */
const HIDDEN = /[/\\%\p{Cc}]/u;

/**
 * The path of a request as decoded segments, provided that there is one way only to read it. A path that any server
 * on the way could read as another one is refused: empty or dot segments, escapes of what needs none, escaped slashes,
 * backslashes, percent signs (a second decoding) and control characters, and addresses in place of a path.
 * @param {string} target the request target as received, with or without a query
 * @returns {{ segments: readonly string[], query: string } | null} the last segment is '' for a folder; the query
 *   with its question mark, as received; null when refused
 */
export function readRequestPath(target) {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  if (!path.startsWith('/')) return null;
  const raw = path.slice(1).split('/');
  const segments = raw.map(readSegment);
  const isPlain = segments.every((segment, index) => {
    if (segment === null || segment === '.' || segment === '..') return false;
    return segment !== '' || index === raw.length - 1;
  });
  if (!isPlain) return null;
  return {
    segments: /** @type {string[]} */ (segments),
    query: mark === -1 ? '' : target.slice(mark),
  };
}

/** @param {string} raw */
function readSegment(raw) {
  try {
    const text = decodeURIComponent(raw);
    return HIDDEN.test(text) || encodeURIComponent(text) !== raw ? null : text;
  } catch {
    return null;
  }
}
