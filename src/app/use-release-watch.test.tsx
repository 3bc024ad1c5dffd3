import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createQueryClient } from '#data/query-client.ts';
import type { Session } from '#data/session.ts';
import { SessionContext } from '#data/session-context.ts';
import { findRelease } from './find-release.ts';
import { type ReleaseWatch, useReleaseWatch } from './use-release-watch.ts';

const PAGE = 'http://wall.test/pillars/';

type ServedFile = { readonly body: string; readonly type: string; readonly status?: number };

const htmlOf = (version: string): ServedFile => ({
  type: 'text/html',
  body: `<meta name="version" content="${version}"><script type="module" src="./assets/${version}.js"></script><link rel="stylesheet" href="./assets/${version}.css">`,
});

/** A web server that serves a release whole. */
const serving = (version: string): Record<string, ServedFile> => ({
  'version.json': { type: 'application/json', body: JSON.stringify({ version }) },
  '': htmlOf(version),
  [`assets/${version}.js`]: { type: 'text/javascript', body: '' },
  [`assets/${version}.css`]: { type: 'text/css', body: '' },
  'scorecard.json': { type: 'application/json', body: '{}' },
});

function watchOf(files: Record<string, ServedFile>, storage = new Map<string, string>()) {
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

  test.for<[name: string, files: Record<string, ServedFile>]>([
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

describe('useReleaseWatch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  const HOUR = 3_600_000;
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

  /** A page that watches. @returns what closes it */
  function open(watch: ReleaseWatch): () => void {
    const session = { queries: createQueryClient() } as unknown as Session;
    const wrapper = ({ children }: { children: React.ReactNode }) => (
      <SessionContext value={session}>{children}</SessionContext>
    );
    return renderHook(() => useReleaseWatch(watch), { wrapper }).unmount;
  }

  test('reloads once for a release, also when the page that comes is the old one', async () => {
    const storage = new Map<string, string>();
    const reload = vi.fn(async () => {});
    const close = open({ ...watchOf(serving('v2'), storage), reload });
    await pass(HOUR);
    close();
    open({ ...watchOf(serving('v2'), storage), reload });
    await pass(HOUR);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('a page that has just come does not look', async () => {
    const fetch = vi.fn(watchOf(serving('v2')).fetch);
    open({ ...watchOf(serving('v2')), fetch, reload: async () => {} });
    await pass(HOUR / 13);
    expect(fetch).not.toHaveBeenCalled();
  });

  test('does not reload where nothing can be remembered', async () => {
    const reload = vi.fn(async () => {});
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    open({ ...watchOf(serving('v2')), storage: { getItem: () => null, setItem: forbidden }, reload });
    await pass(HOUR);
    expect(reload).not.toHaveBeenCalled();
  });

  test('a server that is away is asked again later, without complaint', async () => {
    const files: Record<string, ServedFile> = {};
    const reload = vi.fn(async () => {});
    open({ ...watchOf(files), reload });
    await pass(HOUR);
    expect(reload).not.toHaveBeenCalled();
    Object.assign(files, serving('v2'));
    await pass(HOUR);
    expect(reload).toHaveBeenCalledTimes(1);
  });
});
