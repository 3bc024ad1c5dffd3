import type { Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export const PAPERS = {
  A4: { width: 595, height: 842 },
  Letter: { width: 612, height: 792 },
} as const;
export type Paper = keyof typeof PAPERS;

/** A piece of text where it stands on paper: points from the top left corner. */
export type PrintedText = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

export type PrintedPage = {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PrintedText[];
};

/** The page as the browser prints it, read back from the PDF. */
export async function printedPages(page: Page, paper: Paper): Promise<readonly PrintedPage[]> {
  const pdf = await page.pdf({ format: paper, preferCSSPageSize: false, printBackground: true });
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const sheet = await document.getPage(index + 1);
      const [, , width = 0, height = 0] = sheet.view;
      const { items } = await sheet.getTextContent();
      const texts = items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , , left, base] = item.transform as readonly number[];
        const bottom = height - (base ?? 0);
        const at = left ?? 0;
        return [{ text: item.str, left: at, right: at + item.width, top: bottom - item.height, bottom }];
      });
      return { width, height, texts };
    }),
  );
  await document.destroy();
  return pages;
}

/** Without any spaces: a PDF holds glyphs where they stand, and no words. */
export const inkOf = (pages: readonly PrintedPage[]): string =>
  withoutSpaces(pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(''));

export const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '');
