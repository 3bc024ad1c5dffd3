import * as v from 'valibot';
import type { ReadScorecard } from './problem.ts';
import { findReferenceProblems } from './references.ts';
import { scorecardSchema } from './schema.ts';

/**
 * Fetches scorecard.json from beside the page. Never throws: a file that is not there is a problem
 * to show, like one that is broken.
 */
export async function loadScorecard(url: string, fetchText: typeof fetch = fetch): Promise<ReadScorecard> {
  try {
    // no-cache: an edited target must show on the next reload, and a 304 costs next to nothing.
    const response = await fetchText(url, { cache: 'no-cache' });
    if (!response.ok) return missing(`the server answered ${response.status} for ${url}`);
    return await readSource(await response.text());
  } catch {
    return missing(`${url} could not be fetched`);
  }
}

/** What a text holds, be it sound or not. */
export const readSource = async (source: string): Promise<ReadScorecard> =>
  readSound(source) ?? (await readBroken(source));

/** null where the schema finds anything wrong, or a pattern that takes RE2. */
function readSound(source: string): ReadScorecard | null {
  try {
    const { success, output } = v.safeParse(scorecardSchema, JSON.parse(source));
    return success ? findReferenceProblems(output, []) : null;
  } catch {
    return null;
  }
}

/** What names and leaves out mistakes, and RE2, is apart from the first load: hardly any file has or needs one. */
const readBroken = (source: string): Promise<ReadScorecard> =>
  import('./read-scorecard.ts').then(
    ({ readScorecard }) => readScorecard(source),
    () => unreadable('expected no mistake; which there are could not be looked up'),
  );

const missing = (what: string) => unreadable(`expected scorecard.json beside the page; ${what}`);

const unreadable = (message: string): ReadScorecard => ({
  config: null,
  problems: [{ path: 'the file', message, effect: 'Nothing can be shown without it' }],
});
