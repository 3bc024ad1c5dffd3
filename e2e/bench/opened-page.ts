import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession } from '@playwright/test';

/** A page in a context of its own, and what a load has to do with it. */
export type OpenedPage = {
  /** Says something to the page in the words of the devtools protocol. */
  readonly send: <Result>(method: string, params?: object) => Promise<Result>;
  /** Has a script run in the next document before any of its own. */
  readonly prepare: (script: string) => Promise<void>;
  readonly navigate: (url: string) => Promise<void>;
  /** Runs in the page; a promise is waited for. */
  readonly run: <Result>(expression: string) => Promise<Result>;
  readonly close: () => Promise<void>;
};

export type OpenPage = (browser: Browser) => Promise<OpenedPage>;

const VIEWPORT = { width: 1440, height: 900 };

/** As the tests open it: the runner has every request, answer and script reported to it. */
export const openWithRunner: OpenPage = async (browser) => {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  return {
    send: <Result>(method: string, params?: object) =>
      (devtools.send as (method: string, params?: object) => Promise<unknown>)(
        method,
        params,
      ) as Promise<Result>,
    prepare: async (content) => {
      await page.addInitScript({ content });
    },
    navigate: async (url) => {
      await page.goto(url, { waitUntil: 'commit' });
    },
    run: <Result>(expression: string) => page.evaluate<Result>(expression),
    close: () => context.close(),
  };
};

/** A new window of the browser first loads pages of the browser's own. A reader's window has done so long ago. */
const WINDOW_SETTLES_AFTER = 1500;

/** As a reader's browser has it: past the runner, and nothing reported but what is asked for. */
export const openAlone: OpenPage = async (browser) => {
  const devtools = await browser.newBrowserCDPSession();
  const { browserContextId } = await devtools.send('Target.createBrowserContext');
  const { targetId } = await devtools.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: false });
  const send = correspondence(devtools, sessionId);
  await send('Page.enable');
  await send('Emulation.setDeviceMetricsOverride', { ...VIEWPORT, deviceScaleFactor: 1, mobile: false });
  await wait(WINDOW_SETTLES_AFTER);
  return {
    send,
    prepare: async (source) => {
      await send('Page.addScriptToEvaluateOnNewDocument', { source });
    },
    navigate: async (url) => {
      await send('Page.navigate', { url });
    },
    run: async <Result>(expression: string) => {
      const { result, exceptionDetails } = await send<Evaluated<Result>>('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
      return result.value;
    },
    close: async () => {
      await devtools.send('Target.disposeBrowserContext', { browserContextId });
      await devtools.detach();
    },
  };
};

type Evaluated<Result> = {
  readonly result: { readonly value: Result };
  readonly exceptionDetails?: { readonly text: string };
};

type Reply = {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

/** The runner speaks to targets that it opened itself; to another one, letters go through the browser. */
function correspondence(devtools: CDPSession, sessionId: string): OpenedPage['send'] {
  let count = 0;
  const waiting = new Map<number, (reply: Reply) => void>();
  devtools.on('Target.receivedMessageFromTarget', ({ message }) => {
    const reply: Reply = JSON.parse(message);
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  return async <Result>(method: string, params: object = {}) => {
    count += 1;
    const id = count;
    const replied = new Promise<Reply>((resolve) => waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await devtools.send('Target.sendMessageToTarget', { sessionId, message });
    const { result, error } = await replied;
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result as Result;
  };
}
