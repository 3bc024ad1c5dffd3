import { parseDocument } from 'yaml';
import { jsonErrorPlace } from './json-error-place.ts';
import type { ConfigProblem } from './problem.ts';

type Parsed = { readonly json: unknown } | { readonly fault: Pick<ConfigProblem, 'path' | 'message'> };

/** A text as JSON where it begins like an object of JSON, else as YAML 1.2. Both have the same schema. */
export const parseScorecardText = (source: string): Parsed =>
  source.trimStart().startsWith('{') ? parseJson(source) : parseYaml(source);

function parseJson(source: string): Parsed {
  try {
    return { json: JSON.parse(source) };
  } catch (error) {
    const message = `expected JSON; ${(error as Error).message}`;
    return { fault: { path: jsonErrorPlace(source, error), message } };
  }
}

function parseYaml(source: string): Parsed {
  const document = parseDocument(source, { prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const before = source.slice(0, error.pos[0]).split('\n');
    const path = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    return { fault: { path, message: `expected YAML; ${error.message}` } };
  }
  try {
    // A text alone is YAML too, such as the page of a proxy; an alias that grows without end is refused here.
    const json: unknown = document.toJS({ maxAliasCount: 100 });
    if (typeof json === 'object' && json !== null) return { json };
    return { fault: { path: 'the file', message: 'expected the settings of a scorecard, as JSON or YAML' } };
  } catch (error) {
    return { fault: { path: 'the file', message: `expected YAML; ${(error as Error).message}` } };
  }
}
