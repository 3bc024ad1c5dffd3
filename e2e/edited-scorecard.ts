import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '../scripts/run.mjs';

type Json = Record<string, unknown>;

/** A scorecard.json, loose enough to be broken on purpose. */
export type EditableScorecard = Json & {
  readonly prometheus: Json;
  readonly pillars: Json[];
  readonly breakdown: Json;
  readonly indicators: (Json & { readonly id: string })[];
};

/** The file of the demo company, whose data most servers of the tests hold. */
export const DEMO_SCORECARD = join(ROOT, 'demo/scorecard.json');
export const demoScorecard = (): string => readFileSync(DEMO_SCORECARD, 'utf8');

/** The file that everybody begins with. */
export const startingFile = (): string => readFileSync(join(ROOT, 'public/scorecard.json'), 'utf8');

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

function edited(text: string, change: (scorecard: EditableScorecard) => void): string {
  const scorecard: EditableScorecard = JSON.parse(text);
  change(scorecard);
  return JSON.stringify(scorecard, null, 2);
}

export function editIndicator(scorecard: EditableScorecard, id: string, settings: Json): void {
  const indicator = scorecard.indicators.find((entry) => entry.id === id);
  if (indicator === undefined) throw new Error(`the demo company's scorecard has no indicator "${id}"`);
  Object.assign(indicator, settings);
}

/** In front of a server the preview writes its address into the file; an edited one has to bring it along. */
export const pointAtProxy = (scorecard: EditableScorecard): void => {
  scorecard.prometheus.url = './prometheus';
};
