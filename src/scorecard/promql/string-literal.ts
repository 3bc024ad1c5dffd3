/** Escapes of Go, which PromQL has in strings of single and double quotes. */
const ESCAPE = /\\(?:([abfnrtv\\'"])|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|(.))/gs;

const NAMED: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The text of a PromQL string literal, quotes and all. An escape that does not exist is left as it stands. */
export function readStringLiteral(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner;
  return inner.replace(
    ESCAPE,
    (whole, named?: string, byte?: string, short?: string, long?: string, octal?: string) => {
      if (named !== undefined) return NAMED[named] ?? named;
      const hex = byte ?? short ?? long;
      const code =
        hex !== undefined ? Number.parseInt(hex, 16) : octal === undefined ? -1 : Number.parseInt(octal, 8);
      return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** A PromQL string: the value may hold anything, including quotes and line breaks. */
export const quote = (value: string): string =>
  `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;
