import { alterResult, onApiCall } from './api-route.ts';
import { expectNoSidewaysScrolling } from './expectations.ts';
import { AT, open, visit } from './figures.ts';
import { expect, test } from './fixtures.ts';

const HOSTILE = [
  '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>',
  'x'.repeat(10_000),
  '\u202Eevil\u05D0\u05D1\u05D2\u202E',
].join(' ');

test('hostile, endless and backwards text in a label runs nothing and moves nothing', async ({
  page,
  addresses,
}) => {
  await onApiCall(page, (call) =>
    call.endpoint === 'alerts'
      ? call.route.fallback()
      : alterResult(call, (result) =>
          result.map(({ metric, ...samples }) => ({
            ...samples,
            metric:
              metric.solver === 'routing' || metric.solver === undefined
                ? metric
                : { ...metric, solver: HOSTILE + metric.solver },
          })),
        ),
  );
  await open(page, addresses.live, { at: AT, view: 'engineering' });
  await expect(page.getByRole('rowheader').filter({ hasText: HOSTILE }).first()).toBeVisible();
  await visit(page, { at: AT, view: 'engineering', indicator: 'solver_performance' });
  await expect(page.getByRole('dialog').locator('dt').filter({ hasText: HOSTILE }).first()).toBeVisible();
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  expect(await page.locator('main img').count()).toBe(0);
  await expectNoSidewaysScrolling(page);
});
