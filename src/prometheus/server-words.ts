import type { Reply } from './exchange.ts';
import { readError } from './wire.ts';

/** As much of a reply as patterns are held against: no server can make them take long. */
const LOOKED_AT = 16_384;
/** The server's own words in a sentence of ours are cut here; `serverMessage` has more of them. */
const MAX_QUOTE = 300;
/** Objects inside of objects: more than servers nest their errors. */
const DEEPEST = 6;
/** A list of errors may be as long as what was asked. */
const MOST_ERRORS = 5;

export type ServerWords = {
  /** Set for an error in the form of Prometheus, "" where it names none. */
  readonly errorType: string | null;
  readonly serverMessage: string | null;
};

type Body = Pick<Reply, 'body'>;

export const beginningOf = ({ body }: Body): string => body.slice(0, LOOKED_AT);

export const isHtml = (reply: Body): boolean =>
  /^\s*<(!doctype|html|head|body|\?xml)/i.test(beginningOf(reply));

/** What a server says of a failure: in the form of Prometheus, in that of a proxy or a cloud, or as plain text. */
export function serverWords(reply: Body): ServerWords {
  if (isHtml(reply)) return { errorType: null, serverMessage: null };
  let json: unknown;
  try {
    json = JSON.parse(reply.body);
  } catch {
    return { errorType: null, serverMessage: clean(beginningOf(reply)) };
  }
  const error = readError(json);
  return error === null
    ? { errorType: null, serverMessage: clean(wordsIn(json, DEEPEST) ?? '') }
    : { errorType: error.errorType ?? '', serverMessage: clean(error.error) };
}

export const clip = (text: string): string =>
  text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…` : text;

// Names of members as Kubernetes, Grafana, AWS, Azure, Google, Spring, OAuth, RFC 9457 and others spell them; here in
// lower case, without "_" and "-".
/** What explains, the most telling first. */
const EXPLANATIONS = [
  ...['message', 'faultstring', 'detail', 'errordescription', 'errormessage', 'description'],
  ...['msg', 'info', 'details'],
];
/** What is rather a heading, often just "Forbidden", or holds all of it. */
const HEADINGS = ['error', 'title', 'fault', 'exception', 'errors'];
/** What may hold an error further inside, and says nothing by itself. */
const HOLDERS = ['status', 'response', 'output', 'data', 'result'];

/** The text of a JSON that explains a failure; null where there is none. */
function wordsIn(json: unknown, depth: number): string | null {
  if (typeof json === 'string') return json.trim() || null;
  if (typeof json !== 'object' || json === null || depth === 0) return null;
  if (Array.isArray(json)) return joined(json, depth);
  const members = new Map(
    Object.entries(json).map(([name, value]) => [name.toLowerCase().replace(/[_-]/g, ''), value]),
  );
  const first = (names: readonly string[], isFit = (_: unknown) => true): string | null => {
    for (const name of names) {
      const member = members.get(name);
      const words = isFit(member) ? wordsIn(member, depth - 1) : null;
      if (words !== null) return words;
    }
    return null;
  };
  const explanation = first(EXPLANATIONS);
  const heading = first(HEADINGS);
  if (explanation === null || heading === null || explanation.includes(heading)) {
    const isNested = depth < DEEPEST;
    // `{"errors": {"query": ["is too long"]}}`
    const anything = () => (isNested ? joined([...members.values()], depth) : null);
    return explanation ?? heading ?? first(HOLDERS, isObject) ?? first(['reason']) ?? anything();
  }
  return heading.includes(explanation) ? heading : `${heading}: ${explanation}`;
}

function joined(items: readonly unknown[], depth: number): string | null {
  const texts = items.slice(0, MOST_ERRORS).flatMap((item) => wordsIn(item, depth - 1) ?? []);
  return [...new Set(texts)].join('; ') || null;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** A proxy may quote the address it failed to reach, or the header it did not like. */
const clean = (text: string): string | null =>
  text
    .slice(0, LOOKED_AT)
    .trim()
    .replace(/\/\/[^/\s]*@/g, '//')
    .replace(/\b(Bearer|Basic) +[\w.~+/-]{8,}=*/gi, '$1 …')
    .replace(/\b(password|passwd|secret|token|api_?key)=[^\s&"']+/gi, '$1=…') || null;
