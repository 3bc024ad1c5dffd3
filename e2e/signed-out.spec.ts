import { onApiCall } from './api-route.ts';
import { expectNoFigures, expectNoSidewaysScrolling } from './expectations.ts';
import { AT, figuresOfView, open } from './figures.ts';
import { expect, test } from './fixtures.ts';

const SIGN_IN = '<!doctype html><title>Sign in</title><form><input name="p" type="password"></form>';

const REFUSALS = [
  { name: '401', reply: { status: 401, body: '' } },
  { name: '403', reply: { status: 403, body: SIGN_IN } },
  { name: 'a sign-in page', reply: { status: 200, contentType: 'text/html', body: SIGN_IN } },
] as const;

/** What people vouch for is valid without a server. */
const PAGES: readonly { view: string; stands: string; isAttested?: boolean }[] = [
  { view: 'reliability', stands: 'Runbooks for common issues' },
  { view: 'performance', stands: 'Regular load tests (monthly)' },
  { view: 'quality', stands: 'Integration tests' },
  { view: 'security', stands: 'Patch management process', isAttested: true },
  { view: 'cost', stands: 'Budget forecasting', isAttested: true },
  { view: 'history', stands: 'Grade history' },
  { view: 'review', stands: 'Action items', isAttested: true },
];

/** A sentence out of which nobody can read a zero, or that all is well. */
const REASSURING = /No incident in this period|None in this window|nothing to grade|Nothing changed/;

test.describe('without the right to ask', () => {
  test.use({ expectedProblems: [/status of 40[13]/] });

  for (const { name, reply } of REFUSALS) {
    test(`each page says so, shows no figure and nothing as met (${name})`, async ({ page, addresses }) => {
      await onApiCall(page, ({ route }) => route.fulfill(reply));
      for (const { view, stands, isAttested = false } of PAGES) {
        await open(page, addresses.live, { view, at: AT });
        const main = page.locator('main');
        await expect(main, view).toContainText(/You are signed out of .*, sign in there and reload/);
        await expect(main.getByRole('button', { name: 'Try again' }).first(), view).toBeVisible();
        // What stands in scorecard.json is there all the same.
        await expect(main, view).toContainText(stands);
        expectNoFigures(await figuresOfView(page));
        await expect(main, view).not.toContainText(REASSURING);
        if (!isAttested) {
          await expect(main.locator('[data-status="Exceeding"], [data-status="Met"]'), view).toHaveCount(0);
        }
        await expectNoSidewaysScrolling(page);
      }
    });
  }
});
