/** Where something stands in a file of specifications. */
export type Place = {
  readonly file: string;
  /** From 1 on. */
  readonly line: number;
  /** `spec.objectives[0].target`; empty for the whole document. */
  readonly path: string;
};

/** Something in a specification that cannot be used, in a sentence that says what was expected. */
export class SpecFault extends Error {
  override readonly name = 'SpecFault';
  readonly place: Place;

  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}

type Key = string | number;

/** One value of a document, with its place. */
export type SpecField = {
  readonly value: unknown;
  readonly place: Place;
  /** The value below it; undefined where there is none. */
  readonly at: (...keys: readonly Key[]) => SpecField;
  /** Its entries; none where it is no list. */
  readonly items: () => readonly SpecField[];
  /** Says that the value, and all below it, has been dealt with. */
  readonly use: () => unknown;
  /** The topmost values at and below it that nobody has used. */
  readonly unused: () => readonly SpecField[];
};

type Root = { readonly file: string; readonly lineOf: (path: readonly Key[]) => number };

/** The whole document as a field. What is used is remembered, so that the rest can be named. */
export function specField(value: unknown, { file, lineOf }: Root): SpecField {
  const used = new Set<string>();
  const field = (inner: unknown, keys: readonly Key[]): SpecField => {
    const entries = (): readonly SpecField[] =>
      isObject(inner)
        ? Object.entries(inner).map(([key, one]) => field(one, [...keys, Array.isArray(inner) ? +key : key]))
        : [];
    return {
      value: inner,
      place: { file, line: lineOf(keys), path: pathText(keys) },
      at: (...below) =>
        field(
          below.reduce<unknown>((outer, key) => ownValue(outer, key), inner),
          [...keys, ...below],
        ),
      items: () => (Array.isArray(inner) ? entries() : []),
      use: () => {
        used.add(JSON.stringify(keys));
        return inner;
      },
      unused: () => {
        if (inner === undefined || inner === null || inner === '' || used.has(JSON.stringify(keys)))
          return [];
        const children = entries();
        // `spec: {}` says nothing.
        if (isObject(inner) && children.length === 0) return [];
        const open = children.flatMap((child) => child.unused());
        const isUntouched =
          open.length === children.length &&
          children.every(({ place }, index) => open[index]?.place.path === place.path);
        // An object of which nothing was used is one thing to name, but for the document itself.
        return isUntouched && keys.length > 0 ? [field(inner, keys)] : open;
      },
    };
  };
  return field(value, []);
}

/** The same place with another value: a part of a text that stands there. */
export const fieldWith = (field: SpecField, value: unknown): SpecField => ({
  ...field,
  value,
  use: () => {
    field.use();
    return value;
  },
});

/** The text of a field that may be left out; null without it. */
export function optionalText(field: SpecField): string | null {
  if (field.value === undefined || field.value === null || field.value === '') return null;
  return requiredText(field, 'a text');
}

/** @throws SpecFault unless there is a text that is not empty */
export function requiredText(field: SpecField, expected: string): string {
  const value = field.use();
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new SpecFault(`expected ${expected}; got ${found(value)}`, field.place);
}

/** What stands there, as short as it can be said. */
export function found(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : JSON.stringify(value).slice(0, 80);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const ownValue = (outer: unknown, key: Key): unknown =>
  isObject(outer) && Object.hasOwn(outer, key) ? (outer as Record<Key, unknown>)[key] : undefined;

/** `slos[0].sli.events`; a key with a dot or a bracket in it is quoted. */
const pathText = (keys: readonly Key[]): string =>
  keys.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (!/^[\w-]+$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
