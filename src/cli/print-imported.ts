import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DEFAULT_TITLE } from '#config/schema.ts';
import { plainLine } from '#report/plain-line.ts';
import { importSpecs } from '#slo-specs/import-specs.ts';
import type { SpecFile } from '#slo-specs/spec-file.ts';
import { EXIT } from './exit-code.ts';
import type { InitOptions } from './init-arguments.ts';
import type { Context } from './print-report.ts';
import { writeNewFile } from './write-new-file.ts';
import { WrongUse } from './wrong-use.ts';

/** Prints a scorecard of the SLOs in some files. @returns the exit code, one of `EXIT` */
export async function printImported(options: InitOptions, context: Context): Promise<number> {
  const { folder, print, complain } = context;
  const files = await Promise.all(options.imports.map((name) => readSpecFile(folder, name)));
  const { file, indicators, notes } = importSpecs(files, {
    title: options.title ?? DEFAULT_TITLE,
    url: options.prometheus,
  });
  for (const { place, message } of notes) complain(plainLine(`${place.file}:${place.line}: ${message}`));
  complain(
    indicators.length === 1 ? '1 SLO was carried over.' : `${indicators.length} SLOs were carried over.`,
  );
  if (file === null) return EXIT.belowThreshold;
  const text = `${JSON.stringify(file, null, 2)}\n`;
  if (options.output === null) print(text);
  else await writeNewFile(resolve(folder, options.output), text);
  return EXIT.ok;
}

async function readSpecFile(folder: string, name: string): Promise<SpecFile> {
  try {
    return { name, text: await readFile(resolve(folder, name), 'utf8') };
  } catch (error) {
    throw new WrongUse(`--import: ${name} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
