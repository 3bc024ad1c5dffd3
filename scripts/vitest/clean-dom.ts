import '@testing-library/jest-dom/vitest';
import { notifyManager } from '@tanstack/query-core';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';

// Testing Library does this by itself only where `afterEach` is a global.
afterEach(cleanup);

// What is still on its way to the page would arrive when the document is gone: that error is of no test, and fails the
// whole run.
afterAll(async () => {
  await vi.dynamicImportSettled();
  await new Promise<void>((resolve) => notifyManager.schedule(resolve));
});

// An effect that began with the requestIdleCallback of one test may end after that has been taken away.
globalThis.cancelIdleCallback ??= (handle) => clearTimeout(handle);

// A chart may be drawn once more after its test. What jsdom says of a canvas then would be on its way to the terminal
// when the worker ends, which fails the whole run.
HTMLCanvasElement.prototype.getContext = () => null;

configure({
  // For a machine that is busy: tests wait for states and not for times.
  asyncUtilTimeout: 30_000,
  // Its whole page says less than what was looked for.
  getElementError: (message) => new Error(message ?? 'not found'),
});
