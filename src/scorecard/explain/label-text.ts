/** What fits a table beside the figures. */
const SHOWN = 80;
/** A longer address is refused by servers and cut by chat programs. */
const LINKABLE = 1000;

/** Control characters would break the line or the direction of the text around them. */
const CONTROLS = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A label's value cut to what a table has room for, without splitting a character. */
export function longValue(value: string): { readonly text: string; readonly isCut: boolean } {
  const visible = value.slice(0, 4 * SHOWN).replaceAll(CONTROLS, '\uFFFD');
  const characters = [...visible];
  const isCut = characters.length > SHOWN || value.length > 4 * SHOWN;
  return { text: isCut ? `${characters.slice(0, SHOWN).join('')}…` : visible, isCut };
}

/** Whether a value may become a filter in the address bar. */
export const isLinkable = (value: string): boolean => value.length <= LINKABLE;
