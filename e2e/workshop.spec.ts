import { expectNoComplaints } from './axe.ts';
import { AT, open, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';

test.use({
  expectedProblems: [
    // Half a query is none, and the server says so. Chromium itself wants to keep the look of what is typed over; it is
    // refused, and the editor draws its own.
    /status of 400 \(Bad Request\)|Applying inline style violates/,
  ],
});

// What is written in the editor has a policy of the browser against it, and only a browser lays it out.
test('a query is changed with what the server has, and the figure follows', async ({ page, addresses }) => {
  await open(page, addresses.live, { view: 'setup', at: AT });
  await page.getByRole('button', { name: 'Edit API latency (P95)' }).click();
  const editor = page.getByRole('region', { name: 'Edit API latency (P95)' });
  const query = editor.getByRole('textbox', { name: 'query', exact: true });
  await expect(query).toContainText('http_request_duration_seconds_bucket');
  await expect(editor.getByText('A+, unchanged')).toBeVisible();

  await test.step('a mistake is marked where it is', async () => {
    await query.fill('sum by (le) (increase(');
    await expect(editor.locator('.cm-lintRange-error')).not.toHaveCount(0);
  });

  await test.step('names are those of the server', async () => {
    await query.fill('');
    await query.pressSequentially('http_request_dur');
    await expect(editor.locator('.cm-tooltip-autocomplete')).toContainText(
      'http_request_duration_seconds_bucket',
    );
  });

  await test.step('another query, another grade', async () => {
    await query.fill(
      'sum by (le) (increase(http_request_duration_seconds_bucket{status="nothing",$filters}[$window]))',
    );
    await expect(editor.getByText(/\(now A\+\)/)).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(editor.getByText('A+, unchanged')).toBeVisible();
    await expect(query).toContainText('{$filters}');
  });

  await settled(page);
  await expectNoComplaints(page);
});
