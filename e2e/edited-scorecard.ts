import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoScorecard, type EditableScorecard, edited } from '#testing/edited-scorecard.ts';

// biome-ignore lint/performance/noBarrelFile: what a spec edits and how it is served stand in one place.
export {
  DEMO_SCORECARD,
  demoScorecard,
  type EditableScorecard,
  editIndicator,
  pointAtProxy,
  startingFile,
} from '#testing/edited-scorecard.ts';

/** Gives the page this text as its scorecard.json, and the demo world as its own. */
export async function serveScorecardText(page: Page, text: string): Promise<void> {
  await page.route('**/scorecard.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: text }),
  );
}

/** Gives the page the demo company's scorecard.json with a change, as somebody editing it would make it. */
export async function serveScorecard(
  page: Page,
  change: (scorecard: EditableScorecard) => void,
): Promise<void> {
  await serveScorecardText(page, edited(demoScorecard(), change));
}

/** Changes the scorecard.json of a folder that is being served. */
export function editScorecardIn(folder: string, change: (scorecard: EditableScorecard) => void): void {
  const file = join(folder, 'scorecard.json');
  writeFileSync(file, edited(readFileSync(file, 'utf8'), change));
}
