import { AT, figure, figuresOfView, open, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { startPrometheusWith } from './servers/storage.ts';
import { DEMO_WORLD } from './servers/worlds.ts';

/** Of a month of samples a minute, a server with this limit reads ten days at most. */
const MAX_SAMPLES = 15_000;

test.use({ expectedProblems: [/status of 422/] });

test('a month that a server declines as too much is added up from its days, and says so', async ({
  page,
  addresses,
  stopAfter,
}) => {
  const small = stopAfter(
    await startPrometheusWith(DEMO_WORLD, { flags: [`--query.max-samples=${MAX_SAMPLES}`] }),
  );
  await open(page, addresses.live, { at: AT });
  const whole = await figuresOfView(page);
  await open(page, `${small.url}/user`, { at: AT });
  const added = await figuresOfView(page);

  expect(added.get('uptime')?.text).toBe(`≈ ${whole.get('uptime')?.text}`);
  const [sum, total] = [added, whole].map((figures) => Number(figures.get('uptime')?.value));
  // The semantics measured 127 067 failures against 126 992 in as many days: a ten-thousandth of what the target allows.
  expect(Math.abs((sum ?? 0) - (total ?? 1))).toBeLessThan(1e-6);
  expect(withSpaces((await figure(page, 'uptime').textContent()) ?? '')).toContain(
    'Added up from days, since the server declined the whole window',
  );
  // What counters held at their first sample is declined, too: then it is met at most.
  expect([whole, added].map((figures) => figures.get('uptime')?.status)).toEqual(['Exceeding', 'Met']);
});
