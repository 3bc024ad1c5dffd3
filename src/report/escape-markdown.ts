import { plainLine } from './plain-line.ts';

/** What starts markup in CommonMark or GitHub's tables, wherever it stands in a line. */
const MARKUP = /[\\`*_[\]<>|~&]/g;
/** GitHub makes links out of these without any markup. */
const BARE_LINK = /:\/\/|\bwww\./gi;

/** A text of scorecard.json or of a server, as nothing but text inside a line of Markdown. */
export const escapeMarkdown = (text: string): string =>
  plainLine(text)
    .replace(MARKUP, '\\$&')
    .replace(BARE_LINK, (link) => (link.startsWith(':') ? '\\://' : `${link.slice(0, -1)}\\.`));
