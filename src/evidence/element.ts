type Child = Node | string;

/** An element with text in it that is nothing but text. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

export const disclosure = (summary: string, ...children: readonly Child[]): HTMLElement =>
  element('details', {}, element('summary', {}, summary), ...children);

export const code = (text: string): HTMLElement => element('pre', { tabindex: '0' }, text);
