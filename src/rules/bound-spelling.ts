/** Digits by which a bound is told apart. What a program adds up step by step differs from the 15th on. */
const DIGITS = 12;

/**
 * A regular expression (RE2) for every spelling of a bucket bound that servers and client libraries write: "1", "1.0" and
 * "1e0", "1e-05" and "0.00001", "1e+06" and "1000000", and float noise such as 0.30000000000000004. Signs in brackets
 * instead of after a backslash, which a PromQL string would have to escape once more.
 */
export function boundSpelling(bound: number): string {
  if (bound === 0) return '[+-]?0+([.]0*)?([eE][+-]?[0-9]+)?';
  const [mantissa = '', exponent = ''] = Math.abs(withoutNoise(bound)).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const size = Number(exponent);
  const below = String(BigInt(digits) - 1n);
  const forms = [
    ...spellings({ digits, size, fill: '0' }),
    // 0.7999999999999999 is 0.8, and 0.9999999999999999 is 1.
    ...(below === '0'
      ? spellings({ digits: '9', size: size - 1, fill: '9' })
      : spellings({ digits: below.padStart(digits.length, '0'), size, fill: '9' })),
  ];
  return `${bound < 0 ? '-' : '[+]?'}(${forms.join('|')})`;
}

/** What somebody wrote down has 15 digits at most; more are noise. */
const withoutNoise = (bound: number): number =>
  Number(bound.toPrecision(15)) === bound ? bound : Number(bound.toPrecision(DIGITS));

/** d.ddd · 10^size, its digits followed by any number of zeros, or of nines. */
type Decimal = { readonly digits: string; readonly size: number; readonly fill: '0' | '9' };

function spellings({ digits, size, fill }: Decimal): readonly string[] {
  const exponent = `[eE]${size < 0 ? '-' : '[+]?'}0*${Math.abs(size)}`;
  const whole = digits.padEnd(size + 1, fill);
  const plain =
    size < 0
      ? fraction({ whole: '0*', digits: '0'.repeat(-size - 1) + digits, known: digits.length, fill })
      : fraction({
          whole: whole.slice(0, size + 1),
          digits: whole.slice(size + 1),
          known: whole.length,
          fill,
        });
  return [
    ...plain,
    ...fraction({
      whole: digits.slice(0, 1),
      digits: digits.slice(1),
      known: digits.length,
      fill,
    }).map((text) => text + exponent),
  ];
}

function fraction({
  whole,
  digits,
  known,
  fill,
}: {
  readonly whole: string;
  readonly digits: string;
  /** How many of the digits are told apart already. */
  readonly known: number;
  readonly fill: '0' | '9';
}): readonly string[] {
  const noise = `${whole}[.]${digits}${fill}{${Math.max(0, DIGITS - known)},}[0-9]*`;
  if (fill === '9') return [noise];
  return [digits === '' ? `${whole}([.]0*)?` : `${whole}[.]${digits}0*`, noise];
}
