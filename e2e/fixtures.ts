import { type BrowserContext, test as base, type ConsoleMessage } from '@playwright/test';
import { type Addresses, readAddresses } from './servers/addresses.ts';
import type { Server } from './servers/server.ts';

type Options = {
  /** Complaints that this test provokes on purpose; the others fail it. */
  expectedProblems: readonly RegExp[];
  /** Whom a page may ask: this machine, by the names it has in this test. */
  ownHosts: readonly string[];
};

type Fixtures = {
  /** Holds every page of a context to the same: of the test's own from the start, of another one when it is given. */
  watch: (context: BrowserContext) => void;
  /** Stops a server of this test alone once the pages that still ask it have gone, and gives it back. */
  stopAfter: <S extends Pick<Server, 'stop'>>(server: S) => S;
};

type WorkerFixtures = { addresses: Addresses };

const isForeign = (url: string, ownHosts: readonly string[]): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol.startsWith('http') && !ownHosts.includes(hostname);
};

const inWords = (message: ConsoleMessage): string =>
  `console.${message.type()}: ${message.text()} (${message.location().url})`;

/** `test` that fails when the page warns, throws, or asks anybody but the servers of this run. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  expectedProblems: [[], { option: true }],
  ownHosts: [['127.0.0.1', 'localhost'], { option: true }],
  addresses: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => use(readAddresses()),
    { scope: 'worker' },
  ],
  watch: [
    async ({ context, expectedProblems, ownHosts }, use) => {
      const problems: string[] = [];
      const watch = (watched: BrowserContext): void => {
        watched.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) problems.push(inWords(message));
        });
        watched.on('weberror', (webError) =>
          problems.push(`uncaught: ${webError.error().stack || webError.error().message}`),
        );
        watched.on('request', (request) => {
          if (isForeign(request.url(), ownHosts))
            problems.push(`request to a foreign origin: ${request.url()}`);
        });
      };
      watch(context);
      await use(watch);
      const surprises = problems.filter((problem) => !expectedProblems.some((known) => known.test(problem)));
      expect(surprises, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
  stopAfter: async ({ context }, use) => {
    const running: Pick<Server, 'stop'>[] = [];
    await use((server) => {
      running.unshift(server);
      return server;
    });
    // What does not end must not keep what comes after it from ending.
    const failures: unknown[] = [];
    for (const page of context.pages()) await page.close().catch((error) => failures.push(error));
    for (const server of running) await server.stop().catch((error) => failures.push(error));
    expect(failures, 'what did not end').toEqual([]);
  },
});

export const { expect } = test;
