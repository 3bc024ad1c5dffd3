/** "api, web"; as JSON where a text holds a comma or begins or ends with a space. */
export function listText(value: unknown): string {
  if (!Array.isArray(value)) return '';
  const isPlain = value.every((part) => typeof part === 'string' && part !== '' && isReadBack(part));
  return isPlain && !String(value[0] ?? '').startsWith('[') ? value.join(', ') : JSON.stringify(value);
}

const isReadBack = (part: string): boolean => !part.includes(',') && part.trim() === part;

/** The texts of a list, from a line with commas or from JSON. */
export function readList(text: string): { readonly value: readonly unknown[] } | { readonly fault: string } {
  if (!text.trim().startsWith('[')) return { value: text.split(',').flatMap((part) => part.trim() || []) };
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return { value };
  } catch {
    // Not finished yet, or a text that begins with a bracket.
  }
  return { fault: 'expected texts with commas between them, or a list in JSON such as ["a,b", "c"]' };
}
