/** A letter as it is set: with a true minus sign, as wide as the plus. */
export const letterText = (letter: string | null): string => letter?.replace('-', '−') ?? 'no letter';
