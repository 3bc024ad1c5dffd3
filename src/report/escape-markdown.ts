import { plainLine } from './plain-line.ts';

/** What starts markup in CommonMark or GitHub's tables, wherever it stands in a line. */
const MARKUP = /[\\`*_[\]<>|~&]/g;
/** A formula lies between two dollar signs, of which the second has no digit behind it: amounts alone make none. */
const FORMULA = /\$(?!\d)/;
/** GitHub makes links out of these without any markup. */
const BARE_LINK = /:\/\/|\bwww\./gi;
/**
 * People, teams, mail addresses and issues: GitHub looks for them in what a text shows, so a backslash alone does not
 * keep it from telling them.
 */
const MENTION = /@(?=[\w-])|[#!](?=\d)|\bGH-(?=\d)/gi;
/** Shows nothing, and parts a sign from the name behind it. */
const WORD_JOINER = '\u2060';

/** A text of scorecard.json or of a server, as nothing but text inside a line of Markdown. */
export const escapeMarkdown = (text: string): string =>
  plainLine(text)
    .replace(MARKUP, '\\$&')
    .replace(/\$/g, FORMULA.test(text) ? '\\$$' : '$$')
    .replace(BARE_LINK, (link) => (link.startsWith(':') ? '\\://' : `${link.slice(0, -1)}\\.`))
    .replace(MENTION, (sign) => `${sign.length === 1 ? '\\' : ''}${sign}${WORD_JOINER}`);
