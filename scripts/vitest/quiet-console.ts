import { afterEach, beforeEach, expect, vi } from 'vitest';

// A warning nobody reads is a bug nobody fixes. A test that expects one mocks the method itself.
beforeEach(() => {
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => {
      complaints.push(`console.${method}: ${words.map(String).join(' ')}`);
    });
  }
});

const complaints: string[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  // The next file in this process waits by the clock.
  vi.useRealTimers();
  expect(complaints.splice(0)).toEqual([]);
});
