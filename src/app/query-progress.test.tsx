import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AT, openApp, settled } from '#testing/render-app.tsx';

test('while a server takes long the page says how many of its queries are answered', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let answered = 0;
  await openApp(
    { at: AT },
    {
      answer: async ({ answer }) => {
        answered += 1;
        if (answered > 3) await released;
        return answer();
      },
    },
  );
  const count = await screen.findByText(/^\d+ of \d+ queries answered$/, undefined, { timeout: 60_000 });
  await waitFor(() => expect(count).toHaveTextContent(/^3 of \d\d+ queries answered$/));
  // What stands there is the page, with places for its figures.
  expect(document.querySelector('main h1')).not.toBeNull();
  expect(document.querySelector('main [data-state="loading"]')).not.toBeNull();
  release();
  await settled();
  await waitFor(() => expect(count).not.toBeInTheDocument());
});
