import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect } from 'vitest';

/** One figure as the page shows it. */
export type ShownFigure = {
  /** "99.95 %", with ordinary spaces. */
  readonly text: string;
  /** Unrounded, in its base unit; null where there is no figure. */
  readonly value: string | null;
  /** null for figures that are not judged. */
  readonly status: string | null;
};

/** No-break spaces keep a figure on one line and are none of a test's business. */
export const withSpaces = (text: string | null): string => (text ?? '').replaceAll(/[\u00A0\u202F]/g, ' ');

/** The one element of a selector; for what the page marks with data attributes. */
export function find(selector: string, within: ParentNode = document): HTMLElement {
  const element = within.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`the page has no ${selector}`);
  return element;
}

export const findAll = (selector: string, within: ParentNode = document): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(selector),
];

export const main = (): HTMLElement => find('main');
export const grade = (): HTMLElement => find('main [data-grade]');
export const figure = (id: string): HTMLElement => find(`main [data-indicator="${id}"]`);

/** A parameter of the address bar. */
export const param = (name: string): string | null => new URLSearchParams(window.location.search).get(name);

export const region = (name: string | RegExp): HTMLElement => screen.getByRole('region', { name });

/** A table by its caption: the texts of its cells, row by row, without the head. */
export function readTable(caption: string | RegExp): readonly (readonly string[])[] {
  const rows = new Set(
    screen.getAllByRole('region', { name: caption }).flatMap((box) => findAll('tbody tr', box)),
  );
  return [...rows].map((row) => findAll('th, td', row).map((cell) => withSpaces(cell.textContent).trim()));
}

/** The figures of the current view. One that stands in several places must say the same in all of them. */
export function figuresOfView(): ReadonlyMap<string, ShownFigure> {
  const figures = new Map<string, ShownFigure>();
  for (const element of findAll('main [data-indicator]')) {
    const id = element.dataset.indicator ?? '';
    const data = element.querySelector('data');
    const shown: ShownFigure = {
      text: withSpaces(element.dataset.text ?? ''),
      value: data?.value ?? null,
      status: element.querySelector('[data-status]')?.getAttribute('data-status') ?? null,
    };
    if (data !== null) expect(withSpaces(data.textContent), `${id} as printed`).toBe(shown.text);
    figures.set(id, agreed(id, figures.get(id), shown));
  }
  return figures;
}

/** Some places show no status of their own: the headline of a pillar stands below the pillar's. */
export function agreed(id: string, known: ShownFigure | undefined, shown: ShownFigure): ShownFigure {
  if (known === undefined) return shown;
  expect({ text: shown.text, value: shown.value }, `${id} in another place`).toEqual({
    text: known.text,
    value: known.value,
  });
  if (known.status !== null && shown.status !== null) expect(shown.status, id).toBe(known.status);
  return { ...shown, status: known.status ?? shown.status };
}

/** A link of the views' navigation. */
export const viewLink = (name: string): HTMLElement =>
  within(screen.getByRole('navigation', { name: 'Views' })).getByRole('link', { name });

/** Chooses what a list offers under this text. */
export async function choose(user: UserEvent, list: HTMLElement, text: string): Promise<void> {
  const option = findAll('option', list).find(({ textContent }) => withSpaces(textContent) === text);
  if (option === undefined) throw new Error(`nothing to choose is called "${text}"`);
  await user.selectOptions(list, option);
}
