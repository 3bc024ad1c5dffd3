import { expectScorecardOfBrief } from './expectations.ts';
import { open } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { startPreview } from './servers/preview.ts';

const HOST = 'pillars.intranet';

test.use({
  ownHosts: [HOST],
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`];
    await use({ ...launchOptions, args });
  },
});

// Browsers take 127.0.0.1 for as safe as https; any other name over plain http is without service workers.
test('the demo shows the scorecard of the brief under a name, over plain http', async ({
  page,
  stopAfter,
}) => {
  const { port } = new URL(stopAfter(await startPreview('', { HOST: '0.0.0.0', ALLOWED_HOSTS: HOST })).url);
  await open(page, `http://${HOST}:${port}`);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  expect(await page.evaluate(() => 'serviceWorker' in navigator)).toBe(false);
  await expectScorecardOfBrief(page);

  // There is no clipboard either, and what is copied out of the details is what stands in them.
  await open(page, `http://${HOST}:${port}`, { indicator: 'uptime' });
  const dialog = page.getByRole('dialog', { name: 'System uptime' });
  await dialog.getByRole('button', { name: 'Copy trace as JSON' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Close' }).click();
  const field = await page.evaluateHandle(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
    return field;
  });
  await page.keyboard.press('Control+V');
  expect(await field.evaluate(({ value }) => value)).toContain('increase(http_requests_total');
});
