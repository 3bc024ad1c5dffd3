import { readFile } from 'node:fs/promises';
import { readScorecard } from '#config/read-scorecard.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { WrongUse } from './wrong-use.ts';

/**
 * scorecard.json, whole or not at all: on a page somebody sees what is missing, behind a gate nobody does.
 * @throws WrongUse that names the file and every place in it that is wrong
 */
export async function loadConfig(file: string): Promise<ScorecardConfig> {
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch (error) {
    throw new WrongUse(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  // A browser drops the byte order mark that some editors put in front.
  const { config, problems } = readScorecard(source.replace(/^\uFEFF/, ''));
  if (config === null || problems.length > 0) {
    throw new WrongUse(problems.map(({ path, message }) => `${file}: ${path}: ${message}`).join('\n'));
  }
  return config;
}
