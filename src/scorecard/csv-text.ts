export type CsvCell = string | number | null | undefined;

/** RFC 4180; a cell without data is empty. */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  [...rows.map((row) => row.map(cell).join(',')), ''].join('\r\n');

/** A text that a spreadsheet would take for a formula gets an apostrophe in front, which it hides. Numbers do not. */
function cell(content: CsvCell): string {
  if (content === null || content === undefined) return '';
  if (typeof content === 'number') return Number.isNaN(content) ? '' : String(content);
  const harmless = /^[=+\-@\t\r\n]/.test(content) ? `'${content}` : content;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
