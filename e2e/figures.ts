import type { Locator, Page } from '@playwright/test';
import { DEMO_NOW } from '#demo/timeline.ts';
import { formatInstant } from '#scorecard/calendar/instant.ts';
import type { View } from '#url/url-state.ts';
import { expect } from './fixtures.ts';

/** The instant the world of the tests ends at, as the address bar says it. */
export const AT = formatInstant(DEMO_NOW);

/** One figure as the page shows it. */
export type ShownFigure = {
  /** "99.95 %", with ordinary spaces. */
  readonly text: string;
  /** Unrounded, in its base unit; null where there is no figure. */
  readonly value: string | null;
  /** null for figures that are not judged. */
  readonly status: string | null;
};

export type ShownFigures = ReadonlyMap<string, ShownFigure>;

const FIGURE_VIEWS: readonly View[] = ['executive', 'operations', 'engineering'];

export function addressOf(app: string, params: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(params);
  return `${app}/${query.size === 0 ? '' : `?${query}`}`;
}

/** Nothing on the page waits for an answer any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1')).toBeVisible();
  const waiting = ':is([aria-busy="true"], [data-state="loading"])';
  await expect(page.locator(`main ${waiting}`)).toHaveCount(0);
}

export async function open(
  page: Page,
  app: string,
  params: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.goto(addressOf(app, params));
  await settled(page);
}

/** Changes a part of the address, as a control of the page does. */
export const changeAddress = (page: Page, params: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((changes) => {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(changes)) address.searchParams.set(name, value);
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, params);

/** The views that are drawn by a part of their own; the pages of the pillars share one. */
const PARTS = ['executive', 'operations', 'engineering', 'history', 'review', 'setup'];
const partOf = (view: string | null): string => {
  const name = view ?? 'executive';
  return PARTS.includes(name) ? name : 'pillar';
};

/**
 * Goes to another address of the same page, as a link within it does: without loading it again, which takes seconds.
 * Not to or from a wall, which is another page.
 */
export async function visit(page: Page, params: Readonly<Record<string, string>>): Promise<void> {
  const isOtherPart = partOf(params.view ?? null) !== partOf(param(page, 'view'));
  await page.evaluate(
    ({ query, isOtherPart }) => {
      // The view before stays until the script of the next one has come.
      if (isOtherPart) document.querySelector('main h1')?.setAttribute('data-left', '');
      history.pushState(null, '', query);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    { query: `?${new URLSearchParams(params)}`, isOtherPart },
  );
  await expect(page.locator('main h1[data-left]')).toHaveCount(0);
  await settled(page);
}

/** Goes to a view as a reader does, without loading the page again. */
async function goTo(page: Page, view: View): Promise<void> {
  const link = page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: new RegExp(view, 'i') });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  await settled(page);
}

export const figure = (page: Page, id: string): Locator =>
  page.locator(`main [data-indicator="${id}"]`).first();

/** A parameter of the address bar. */
export const param = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);

export const grade = (page: Page): Locator => page.locator('main [data-grade]');

/** The figures of the current view. One that stands in several places must say the same in all of them. */
export async function figuresOfView(page: Page): Promise<ShownFigures> {
  await settled(page);
  const places = await page.locator('main [data-indicator]').evaluateAll((elements) =>
    elements.map((element) => {
      const data = element.querySelector('data');
      return {
        id: element.getAttribute('data-indicator') ?? '',
        text: element.getAttribute('data-text') ?? '',
        printed: data?.textContent ?? null,
        value: data?.value ?? null,
        status: element.querySelector('[data-status]')?.getAttribute('data-status') ?? null,
      };
    }),
  );
  const figures = new Map<string, ShownFigure>();
  for (const { id, printed, ...place } of places) {
    const shown = { ...place, text: withSpaces(place.text) };
    if (printed !== null) expect(withSpaces(printed), `${id} as printed`).toBe(shown.text);
    figures.set(id, agreed(id, figures.get(id), shown));
  }
  return figures;
}

/** The figures of all three views. */
export async function readFigures(page: Page): Promise<ShownFigures> {
  const figures = new Map<string, ShownFigure>();
  for (const view of FIGURE_VIEWS) {
    await goTo(page, view);
    for (const [id, shown] of await figuresOfView(page)) figures.set(id, agreed(id, figures.get(id), shown));
  }
  return figures;
}

/** Figures that are not graded may stand on the page of their pillar alone. */
const PAGES_WITH_MORE = ['reliability', 'cost'];

/** The figures of all views and pages. */
export async function readEveryFigure(
  page: Page,
  app: string,
  params: Readonly<Record<string, string>> = {},
): Promise<ShownFigures> {
  await open(page, app, params);
  const figures = new Map(await readFigures(page));
  for (const view of PAGES_WITH_MORE) {
    await visit(page, { ...params, view });
    for (const [id, shown] of await figuresOfView(page)) if (!figures.has(id)) figures.set(id, shown);
  }
  return figures;
}

/** A table by its caption: the texts of its cells, row by row, without the head. */
export async function readTable(
  page: Page,
  caption: string | RegExp,
): Promise<readonly (readonly string[])[]> {
  const rows = page.getByRole('region', { name: caption }).locator('tbody tr');
  const cells = await rows.evaluateAll((elements) =>
    elements.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
  );
  return cells.map((row) => row.map((cell) => withSpaces(cell).trim()));
}

/** No-break spaces keep a figure on one line and are none of a test's business. */
export const withSpaces = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ');

/** Some places show no status of their own: the headline of a pillar stands below the pillar's. */
function agreed(id: string, known: ShownFigure | undefined, shown: ShownFigure): ShownFigure {
  if (known === undefined) return shown;
  expect({ text: shown.text, value: shown.value }, `${id} in another place`).toEqual({
    text: known.text,
    value: known.value,
  });
  if (known.status !== null && shown.status !== null) expect(shown.status, id).toBe(known.status);
  return { ...shown, status: known.status ?? shown.status };
}
