/**
 * Digits as en-US writes them, because figures are compared by eye: "12,345.60".
 * By hand and not by Intl.NumberFormat, of which each number of decimals needs one of its own at some milliseconds.
 * @param value      finite and already rounded: all its digits are written
 * @param minDecimals zeros are added up to here
 * @example writeNumber(12345.6, 2) // → '12,345.60'
 * @example writeNumber(-0.05, 0) // → '-0.05'
 */
export function writeNumber(value: number, minDecimals: number): string {
  const [whole = '0', fraction = ''] = plainDigits(Math.abs(value)).split('.');
  const decimals = fraction.padEnd(minDecimals, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${grouped}${decimals === '' ? '' : `.${decimals}`}`;
}

/** String() turns to exponents below 1e-6 and from 1e21 on. */
function plainDigits(value: number): string {
  const [mantissa = '0', exponent] = String(value).split('e');
  if (exponent === undefined) return mantissa;
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const places = Number(exponent);
  return places < 0
    ? `0.${'0'.repeat(-places - 1)}${whole}${fraction}`
    : `${whole}${fraction}${'0'.repeat(places - fraction.length)}`;
}

export type CurrencyNotation = {
  readonly before: string;
  readonly after: string;
  readonly cents: number;
};

/** What Intl would say, for the most common: the first Intl.NumberFormat costs some 15 ms before the first figure. */
const notations = new Map<string, CurrencyNotation>([
  ['USD', { before: '$', after: '', cents: 2 }],
  ['EUR', { before: '€', after: '', cents: 2 }],
  ['GBP', { before: '£', after: '', cents: 2 }],
]);

/**
 * Where the sign of a currency stands and how many decimals it has.
 * @param currency ISO 4217
 * @throws RangeError for what is no currency code
 * @example currencyNotation('USD') // → { before: '$', after: '', cents: 2 }
 */
export function currencyNotation(currency: string): CurrencyNotation {
  const known = notations.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const parts = format.formatToParts(1);
  const number = parts.findIndex(({ type }) => type === 'integer');
  const textOf = (some: typeof parts) =>
    some
      .filter(({ type }) => type === 'currency' || type === 'literal')
      .map(({ value }) => value)
      .join('');
  const notation = {
    before: textOf(parts.slice(0, number)),
    after: textOf(parts.slice(number)),
    cents: format.resolvedOptions().maximumFractionDigits ?? 2,
  };
  notations.set(currency, notation);
  return notation;
}
