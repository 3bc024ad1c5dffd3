import { isMap, isNode, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import { SpecFault, type SpecField, specField } from './spec-field.ts';
import type { SpecFile } from './spec-file.ts';

type Key = string | number;

/**
 * The specifications in a file, each as a document of its own: of YAML with several documents, of a list, and of what
 * `kubectl get -o yaml` writes (`kind: List`). JSON is YAML, too.
 * @throws SpecFault with the line of what cannot be read
 */
export function readDocuments({ name, text }: SpecFile): readonly SpecField[] {
  const lines = new LineCounter();
  const source = text.replace(/^\uFEFF/, '');
  // Sloth and Pyrra read files with a library that knows merge keys (`<<`).
  const parsed = parseAllDocuments(source, { lineCounter: lines, prettyErrors: false, merge: true });
  const fields: SpecField[] = [];
  for (const document of parsed) {
    const [error] = document.errors;
    const placeOf = (offset: number) => ({ file: name, line: lines.linePos(offset).line, path: '' });
    if (error !== undefined) throw new SpecFault(`expected YAML; ${error.message}`, placeOf(error.pos[0]));
    const value = plainValue(() => document.toJS({ maxAliasCount: 100 }), placeOf(document.range[0]));
    // `---` at the end of a file begins a document with nothing in it.
    if (value === null || value === undefined) continue;
    const lineOf = (path: readonly Key[]): number => {
      // What stands behind an alias or a merge key has no place of its own: that of its owner is told.
      for (let length = path.length; length > 0; length -= 1) {
        const outer: unknown = document.getIn(path.slice(0, length - 1), true);
        const offset = startOf(outer, path[length - 1] ?? '');
        if (offset !== undefined) return lines.linePos(offset).line;
      }
      return lines.linePos(rangeOf(document.contents)?.[0] ?? document.range[0]).line;
    };
    for (const path of pathsOfSpecs(value)) {
      const spec = path.reduce<unknown>((outer, key) => (outer as Record<Key, unknown>)[key], value);
      fields.push(specField(spec, { file: name, lineOf: (below) => lineOf([...path, ...below]) }));
    }
  }
  if (fields.length > 0) return fields;
  throw new SpecFault('expected a specification of SLOs, as YAML or JSON; got nothing', {
    file: name,
    line: 1,
    path: '',
  });
}

/** An alias that grows without end is refused here. */
function plainValue(read: () => unknown, place: SpecFault['place']): unknown {
  try {
    return read();
  } catch (error) {
    throw new SpecFault(`expected YAML; ${(error as Error).message}`, place);
  }
}

/** Where an entry begins: with its key, as the value may begin on the next line. */
function startOf(outer: unknown, key: Key): number | undefined {
  if (isSeq(outer) && typeof key === 'number') return rangeOf(outer.items[key])?.[0];
  if (!isMap(outer)) return undefined;
  const pair = outer.items.find((entry) => isScalar(entry.key) && entry.key.value === key);
  return rangeOf(pair?.key)?.[0];
}

const rangeOf = (node: unknown): readonly number[] | undefined =>
  isNode(node) && node.range ? node.range : undefined;

/** Where in a document its specifications stand. Lists may hold lists; nobody nests them deeper than this. */
function pathsOfSpecs(value: unknown, path: readonly Key[] = []): readonly (readonly Key[])[] {
  if (path.length > 6) return [path];
  if (Array.isArray(value)) return value.flatMap((one, index) => pathsOfSpecs(one, [...path, index]));
  const { kind, items } = Object(value) as { kind?: unknown; items?: unknown };
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    return items.flatMap((one, index) => pathsOfSpecs(one, [...path, 'items', index]));
  }
  return [path];
}
