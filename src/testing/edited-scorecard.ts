import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = Record<string, unknown>;

/** A scorecard.json, loose enough to be broken on purpose. */
export type EditableScorecard = Json & {
  readonly prometheus: Json;
  readonly pillars: Json[];
  readonly breakdown: Json;
  readonly indicators: (Json & { readonly id: string })[];
};

const ROOT = join(import.meta.dirname, '../..');

/** The file of the demo company, whose data the servers of the tests hold. */
export const DEMO_SCORECARD = join(ROOT, 'demo/scorecard.json');
export const demoScorecard = (): string => readFileSync(DEMO_SCORECARD, 'utf8');

/** The file that everybody begins with. */
export const startingFile = (): string => readFileSync(join(ROOT, 'public/scorecard.json'), 'utf8');

/** A scorecard.json with a change, as somebody editing it would make it. */
export function edited(text: string, change: (scorecard: EditableScorecard) => void): string {
  const scorecard: EditableScorecard = JSON.parse(text);
  change(scorecard);
  return JSON.stringify(scorecard, null, 2);
}

export function editIndicator(scorecard: EditableScorecard, id: string, settings: Json): void {
  const indicator = scorecard.indicators.find((entry) => entry.id === id);
  if (indicator === undefined) throw new Error(`the demo company's scorecard has no indicator "${id}"`);
  Object.assign(indicator, settings);
}

/** In front of a server its address has to stand in the file. */
export const pointAtProxy = (scorecard: EditableScorecard): void => {
  scorecard.prometheus.url = './prometheus';
};
