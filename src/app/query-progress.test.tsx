import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AT, openApp, settled } from '#testing/render-app.tsx';

test('while a server takes long the page says how many of its queries are answered', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  await openApp(
    { at: AT },
    {
      // On a slow machine the others must not be given up meanwhile.
      scorecard: ({ prometheus }) => Object.assign(prometheus, { timeout: '1h' }),
      answer: async ({ answer }) => {
        asked += 1;
        if (asked > 3) await released;
        return answer();
      },
    },
  );
  try {
    // One of the three requests may be the first of two that its query takes.
    const count = await screen.findByText(/^[1-3] of \d\d+ queries answered$/, undefined, {
      timeout: 120_000,
    });
    // What stands there is the page, with places for its figures.
    expect(document.querySelector('main h1')).not.toBeNull();
    expect(document.querySelector('main [data-state="loading"]')).not.toBeNull();
    release();
    await settled();
    await waitFor(() => expect(count).not.toBeInTheDocument());
  } finally {
    release();
  }
});
