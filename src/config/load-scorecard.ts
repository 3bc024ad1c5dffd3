import type { ReadScorecard } from './problem.ts';
import { readScorecard } from './read-scorecard.ts';

/**
 * Fetches scorecard.json from beside the page. Never throws: a file that is not there is a problem
 * to show, like one that is broken.
 */
export async function loadScorecard(url: string, fetchText: typeof fetch = fetch): Promise<ReadScorecard> {
  try {
    // no-cache: an edited target must show on the next reload, and a 304 costs next to nothing.
    const response = await fetchText(url, { cache: 'no-cache' });
    if (!response.ok) return unreadable(`the server answered ${response.status} for ${url}`);
    const source = await response.text();
    const read = readScorecard(source);
    if (read.config !== null) return read;
    // Without the place, what is wrong is still worth saying.
    return import('./json-error-place.ts').then(
      ({ withErrorPlace }) => withErrorPlace(read, source),
      () => read,
    );
  } catch {
    return unreadable(`${url} could not be fetched`);
  }
}

const unreadable = (message: string): ReadScorecard => ({
  config: null,
  problems: [
    {
      path: 'the file',
      message: `expected scorecard.json beside the page; ${message}`,
      effect: 'Nothing can be shown without it',
    },
  ],
});
