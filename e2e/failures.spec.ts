import { onApiCall, stopAnswering } from './api-route.ts';
import { expectNoFigures, expectNoGrade, expectNoSidewaysScrolling } from './expectations.ts';
import { AT, figure, figuresOfView, grade, open } from './figures.ts';
import { expect, test } from './fixtures.ts';

// The browser itself logs each request that fails, whatever the page makes of it.
test.use({ expectedProblems: [/Failed to load resource/] });

test('a network that is gone leaves no figure, and those of the server come on a retry', async ({
  page,
  addresses,
}) => {
  await onApiCall(page, ({ route }) => route.abort());
  await open(page, addresses.live, { at: AT });
  await expectNoGrade(page);
  await expect(page.getByRole('alert')).toContainText(/Cannot reach Prometheus at .*: check that it/);
  expectNoFigures(await figuresOfView(page));
  await expectNoSidewaysScrolling(page);
  await stopAnswering(page);
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect(grade(page)).toHaveText('A+');
  await expect(figure(page, 'uptime')).toHaveAttribute('data-text', /^99\.95/);
});
