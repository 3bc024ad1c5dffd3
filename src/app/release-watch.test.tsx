import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findRelease, watchReleases } from './release-watch.ts';

const PAGE = 'http://wall.test/pillars/';

type Answer = { readonly body: string; readonly type: string; readonly status?: number };

const htmlOf = (version: string): Answer => ({
  type: 'text/html',
  body: `<meta name="version" content="${version}"><script type="module" src="./assets/${version}.js"></script><link rel="stylesheet" href="./assets/${version}.css">`,
});

/** A web server that serves a release whole. */
const serving = (version: string): Record<string, Answer> => ({
  'version.json': { type: 'application/json', body: JSON.stringify({ version }) },
  '': htmlOf(version),
  [`assets/${version}.js`]: { type: 'text/javascript', body: '' },
  [`assets/${version}.css`]: { type: 'text/css', body: '' },
  'scorecard.json': { type: 'application/json', body: '{}' },
});

function watchOf(files: Record<string, Answer>, storage = new Map<string, string>()) {
  return {
    running: 'v1',
    pageUrl: PAGE,
    fetch: async (url: string) => {
      const file = files[url.replace(PAGE, '')];
      if (file === undefined) return new Response('not found', { status: 404 });
      return new Response(file.body, { status: file.status ?? 200, headers: { 'content-type': file.type } });
    },
    storage: {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
    },
  };
}

describe('findRelease', () => {
  test('finds a newer release that is served whole', async () => {
    expect(await findRelease(watchOf(serving('v2')))).toBe('v2');
  });

  test.for<[name: string, files: Record<string, Answer>]>([
    ['the one that runs', serving('v1')],
    ['no version file', { ...serving('v2'), 'version.json': { type: 'text/plain', body: '', status: 404 } }],
    ['a page for every address', { ...serving('v2'), 'version.json': htmlOf('v2') }],
    [
      'a version that is no text',
      { ...serving('v2'), 'version.json': { type: 'application/json', body: '[]' } },
    ],
    ['an index of another release than it says', { ...serving('v2'), '': htmlOf('v1') }],
    [
      'a script that is not there',
      { ...serving('v2'), 'assets/v2.js': { type: 'text/javascript', body: '', status: 404 } },
    ],
    ['a page in place of a script', { ...serving('v2'), 'assets/v2.js': htmlOf('v2') }],
    ['no scorecard', { ...serving('v2'), 'scorecard.json': { type: 'text/html', body: '', status: 500 } }],
  ])('stays with %s', async ([, files]) => {
    expect(await findRelease(watchOf(files))).toBeNull();
  });
});

describe('watchReleases', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const HOUR = 3_600_000;

  test('reloads once for a release, also when the page that comes is the old one', async () => {
    const storage = new Map<string, string>();
    const reload = vi.fn(async () => {});
    const stop = watchReleases({ ...watchOf(serving('v2'), storage), reload });
    await vi.advanceTimersByTimeAsync(HOUR);
    stop();
    const again = watchReleases({ ...watchOf(serving('v2'), storage), reload });
    await vi.advanceTimersByTimeAsync(HOUR);
    again();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('does not reload where nothing can be remembered', async () => {
    const reload = vi.fn(async () => {});
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const stop = watchReleases({
      ...watchOf(serving('v2')),
      storage: { getItem: () => null, setItem: forbidden },
      reload,
    });
    await vi.advanceTimersByTimeAsync(HOUR);
    stop();
    expect(reload).not.toHaveBeenCalled();
  });

  test('a server that is away is asked again later, without complaint', async () => {
    const files: Record<string, Answer> = {};
    const reload = vi.fn(async () => {});
    const stop = watchReleases({ ...watchOf(files), reload });
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(reload).not.toHaveBeenCalled();
    Object.assign(files, serving('v2'));
    await vi.advanceTimersByTimeAsync(HOUR);
    stop();
    expect(reload).toHaveBeenCalledTimes(1);
  });
});
