const MAX_DECIMALS = 20;

/** Rounds the decimal a reader sees: 1.005 to two decimals is 1.01, although the double lies below. */
export function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const rounded = shiftPoint(Math.round(shiftPoint(Math.abs(value), decimals)), -decimals);
  return (value < 0 ? -rounded : rounded) + 0;
}

/** Moves the decimal point without the noise of a multiplication: 0.29 by 2 places is 29, not 28.999999999999996. */
export function shiftPoint(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** Decimals that leave three significant digits, and never fewer than the whole number. */
export function threeDigits(value: number): number {
  if (value === 0) return 0;
  return Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
}

/** Two significant digits are never off by more: 0.0105 is 0.011. */
export const TWO_DIGITS_OFF = 0.05;

/** As many decimals as wanted, or those that leave two significant digits where a small value would be off by more. */
export function enoughDecimals(value: number, wanted: number): number {
  const isOff = Math.abs(roundTo(value, wanted) - value) > TWO_DIGITS_OFF * Math.abs(value);
  return isOff ? 1 - Math.floor(Math.log10(Math.abs(value))) : wanted;
}

/**
 * Rounds a value to as few decimals as are honest.
 * decimals, decimals+1, … until the rounded value passes
 * @param decimals where to start
 * @param isHonest whether a reader may be shown this rounded value
 * @returns the rounded value; unrounded where nothing shorter is honest
 */
export function roundHonestly(value: number, decimals: number, isHonest: (shown: number) => boolean): number {
  for (let digits = Math.min(decimals, MAX_DECIMALS); digits <= MAX_DECIMALS; digits += 1) {
    const shown = roundTo(value, digits);
    if (isHonest(shown)) return shown;
  }
  return value;
}
