import type { PresetIndicator } from '#discovery/preset.ts';
import { type ScorecardFile, scorecardFile } from '#discovery/scorecard-file.ts';
import { readOpenSlo } from './open-slo.ts';
import { openSloReferences } from './open-slo-references.ts';
import { readPyrra } from './pyrra.ts';
import { readDocuments } from './read-documents.ts';
import type { Slo, SpecNote } from './slo.ts';
import { sloIndicator } from './slo-indicator.ts';
import { readSloth } from './sloth.ts';
import { SpecFault, type SpecField } from './spec-field.ts';
import type { SpecFile } from './spec-file.ts';
import { type SpecFormat, specFormat } from './spec-format.ts';

/** A scorecard made of the objectives that other tools know. */
export type ImportedSpecs = {
  /** What to write into scorecard.json; null where no objective could be carried over. */
  readonly file: ScorecardFile | null;
  readonly indicators: readonly PresetIndicator[];
  /** What was not carried over, in the order of the files. */
  readonly notes: readonly SpecNote[];
};

/** Reads files of OpenSLO, Sloth and Pyrra, in any mixture. */
export function importSpecs(
  files: readonly SpecFile[],
  head: { readonly title: string; readonly url: string | null },
): ImportedSpecs {
  const notes: SpecNote[] = [];
  const documents = files.flatMap((file) => noting(notes, () => readDocuments(file)) ?? []);
  const known = documents.flatMap((document) => {
    const format = noting(notes, () => specFormat(document));
    return format === null ? [] : [{ document, format }];
  });
  const references = openSloReferences(
    known.flatMap(({ document, format }) => (format === 'openslo' ? [document] : [])),
  );
  const read: Readonly<Record<SpecFormat, (document: SpecField) => readonly Slo[]>> = {
    openslo: (document) =>
      document.at('kind').value === 'SLO' ? readOpenSlo(document, references, notes) : [],
    sloth: (document) => readSloth(document, notes),
    pyrra: (document) => readPyrra(document, notes),
  };
  const slos = known.flatMap(({ document, format }) => {
    const found = noting(notes, () => read[format](document));
    if (found === null) document.use();
    return found ?? [];
  });
  references.nameUnused(notes);
  for (const { document } of known) notes.push(...document.unused().map(unusedNote));
  const indicators = withIds(slos);
  const file =
    indicators.length === 0
      ? null
      : scorecardFile(
          indicators.map((indicator) => ({ indicator })),
          head,
        );
  const order = new Map(files.map(({ name }, index) => [name, index]));
  const rank = ({ place }: SpecNote) => order.get(place.file) ?? 0;
  return {
    file,
    indicators,
    notes: notes.toSorted((a, b) => rank(a) - rank(b) || a.place.line - b.place.line),
  };
}

/** What was read; null and a note where it cannot be. */
function noting<Read>(notes: SpecNote[], read: () => Read): Read | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SpecFault)) throw error;
    const { path } = error.place;
    notes.push({ place: error.place, message: path === '' ? error.message : `${path}: ${error.message}` });
    return null;
  }
}

const unusedNote = ({ place }: SpecField): SpecNote => ({
  place,
  message: `${place.path} is not carried over: a scorecard has nothing like it`,
});

/** Each objective under an id of its own: `myservice_requests_availability`. */
function withIds(slos: readonly Slo[]): readonly PresetIndicator[] {
  const taken = new Set<string>();
  return slos.map((slo) => {
    const words = [slo.service, slo.name].filter((word) => word !== null).join(' ');
    const plain = words
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[^a-z]+|_+$/g, '');
    const base = plain === '' ? 'slo' : plain;
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}_${number}`;
    taken.add(id);
    return sloIndicator(slo, id);
  });
}
