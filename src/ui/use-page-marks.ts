import { useEffect } from 'react';

/** A CSS string: whatever stands in it is text. */
const cssString = (text: string): string =>
  `"${text.replace(/["\\\p{Cc}\u2028\u2029]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;

/** The margins of a page inherit nothing from the document. */
const FONT = 'font: 7.5pt Inter, system-ui, sans-serif; white-space: nowrap;';

/** Prints a line at the foot of every page, and its number. Style sheets made like this need no inline style. */
export function usePageMarks(line: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `@page { @bottom-left { content: ${cssString(line)}; ${FONT} } @bottom-right { content: counter(page) "/" counter(pages); ${FONT} } }`,
    );
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [line]);
}
