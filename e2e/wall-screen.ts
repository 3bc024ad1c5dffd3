import type { Page } from '@playwright/test';
import { addressOf } from './figures.ts';
import { expect } from './fixtures.ts';

export async function openWall(
  page: Page,
  app: string,
  params: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.goto(addressOf(app, { view: 'wall', ...params }));
  await expect(page.locator('main[data-page]')).toBeVisible();
  await answered(page);
}

/** No figure waits any more, and all letters have their shapes. */
export async function answered(page: Page): Promise<void> {
  await expect(page.getByText('…', { exact: true })).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** What nobody could read: text beyond the screen, cut through its middle, or on top of other text. */
export const illegible = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const found: string[] = [];
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push('the page scrolls');

    /** What is painted of a line: its box has a fifth of its height above the capitals, and as much below them. */
    type Line = { node: Node; text: string; left: number; right: number; top: number; bottom: number };
    const lines: Line[] = [];
    const screen = document.querySelector('[data-freshness]');
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (parent === null || text === '' || !screen?.contains(parent) || parent.closest('svg, nav')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom, height } of range.getClientRects()) {
        const line = { node, text, left, right, top: top + height / 5, bottom: bottom - height / 5 };
        let isDropped = false;
        for (let box: Element | null = parent; box !== null && box !== screen; box = box.parentElement) {
          const { overflow, textOverflow, webkitLineClamp, flexFlow } = getComputedStyle(box);
          if (overflow !== 'hidden') continue;
          const frame = box.getBoundingClientRect();
          const isMarked = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
          // What a browser shortens, it marks with an ellipsis. Reasons without room are left out as a whole, and some
          // words are for ears only.
          isDropped =
            (isMarked && line.top >= frame.bottom - 1) ||
            (flexFlow === 'column wrap' && line.left >= frame.right - 1) ||
            frame.width <= 1;
          if (isDropped) break;
          if (line.bottom > frame.bottom + 1 || line.top < frame.top - 1) found.push(`cut through: ${text}`);
          if (isMarked) line.right = Math.min(line.right, frame.right);
          if (line.right > frame.right + 1) found.push(`cut off: ${text}`);
        }
        if (isDropped) continue;
        if (line.left < 0 || line.right > innerWidth || line.top < 0 || line.bottom > innerHeight)
          found.push(`beyond the screen: ${text}`);
        lines.push(line);
      }
    }
    lines.forEach((one, index) => {
      for (const other of lines.slice(index + 1)) {
        const isApart =
          one.node === other.node ||
          one.right <= other.left + 1 ||
          other.right <= one.left + 1 ||
          one.bottom <= other.top + 1 ||
          other.bottom <= one.top + 1;
        if (!isApart) found.push(`one on the other: ${one.text}, ${other.text}`);
      }
    });
    return found;
  });

/** Height of a digit, or a capital, in the size of each key figure, as a share of the height of the screen. */
export const keyFigureHeights = (
  page: Page,
): Promise<readonly { readonly text: string; readonly share: number }[]> =>
  page.locator('main [data-indicator] [data-state]').evaluateAll((figures) => {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) throw new Error('no canvas');
    return figures.map((figure) => {
      const { fontWeight, fontSize, fontFamily } = getComputedStyle(figure);
      context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      return {
        text: figure.textContent ?? '',
        share: context.measureText('0').actualBoundingBoxAscent / innerHeight,
      };
    });
  });
