import { onApiCall } from './api-route.ts';
import { expectNoSidewaysScrolling } from './expectations.ts';
import { AT, open } from './figures.ts';
import { expect, test } from './fixtures.ts';

test.use({ expectedProblems: [/status of 401/] });

test('what each page says without the right to ask has room', async ({ page, addresses }) => {
  await onApiCall(page, ({ route }) => route.fulfill({ status: 401, body: '' }));
  for (const view of ['reliability', 'performance', 'cost', 'history', 'review']) {
    await open(page, addresses.live, { view, at: AT });
    await expect(page.locator('main'), view).toContainText(
      /You are signed out of .*, sign in there and reload/,
    );
    await expectNoSidewaysScrolling(page);
  }
});
