import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoScorecard, editIndicator, editScorecardIn } from './edited-scorecard.ts';
import { AT, addressOf, grade, open, readTable, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { startDistCopy } from './servers/dist-copy.ts';

const TABLE = /Target, current value and status/;

test('what is edited where the page is served shows on the next reload, without a build', async ({
  page,
  addresses,
  stopAfter,
}) => {
  const site = stopAfter(await startDistCopy(`${addresses.live}/prometheus`));
  const write = (text: string) => writeFileSync(join(site.folder, 'scorecard.json'), text);
  await open(page, site.url, { at: AT });
  expect(await readTable(page, TABLE)).toContainEqual(['Performance', 'P95 ≤ 200 ms', '150 ms', 'Exceeding']);
  await expect(grade(page)).toHaveText('A+');

  await test.step('a target', async () => {
    editScorecardIn(site.folder, (scorecard) => editIndicator(scorecard, 'latency_p95', { target: 0.1 }));
    await page.reload();
    await settled(page);
    expect(await readTable(page, TABLE)).toContainEqual(['Performance', 'P95 ≤ 100 ms', '150 ms', 'Missed']);
    await expect(grade(page)).toHaveText('C+');
  });

  await test.step('a broken file, and its own way back once it is mended', async () => {
    write('{');
    await page.goto(addressOf(site.url, { at: AT }));
    await expect(page.getByRole('heading', { name: 'scorecard.json cannot be read' })).toBeVisible();
    write(demoScorecard());
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(grade(page)).toHaveText('A+');
  });
});
