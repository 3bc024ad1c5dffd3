import { test as base, type ConsoleMessage } from '@playwright/test';
import { type Addresses, readAddresses } from './servers/addresses.ts';
import type { Server } from './servers/server.ts';

type Options = {
  /** Complaints that this test provokes on purpose; the others fail it. */
  expectedProblems: readonly RegExp[];
};

type Fixtures = {
  /** What the browser complained about so far, page after page. */
  problems: readonly string[];
  /** Stops a server of this test alone once the pages that still ask it have gone, and gives it back. */
  stopAfter: <S extends Pick<Server, 'stop'>>(server: S) => S;
};

type WorkerFixtures = { addresses: Addresses };

const LOOPBACK = new Set(['127.0.0.1', 'localhost']);

const isForeign = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol.startsWith('http') && !LOOPBACK.has(hostname);
};

const inWords = (message: ConsoleMessage): string =>
  `console.${message.type()}: ${message.text()} (${message.location().url})`;

/** `test` that fails when the page warns, throws, or asks anybody but the servers of this run. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  expectedProblems: [[], { option: true }],
  addresses: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => use(readAddresses()),
    { scope: 'worker' },
  ],
  problems: [
    async ({ context, expectedProblems }, use) => {
      const problems: string[] = [];
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) problems.push(inWords(message));
      });
      context.on('weberror', (webError) =>
        problems.push(`uncaught: ${webError.error().stack || webError.error().message}`),
      );
      context.on('request', (request) => {
        if (isForeign(request.url())) problems.push(`request to a foreign origin: ${request.url()}`);
      });
      await use(problems);
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
    for (const page of context.pages()) await page.close();
    for (const server of running) await server.stop();
  },
});

export const { expect } = test;
