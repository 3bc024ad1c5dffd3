export type CsvCell = string | number | null | undefined;

/** RFC 4180; a cell without data is empty. */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  [...rows.map((row) => row.map(cell).join(',')), ''].join('\r\n');

function cell(content: CsvCell): string {
  if (content === null || content === undefined) return '';
  if (typeof content === 'number') return Number.isNaN(content) ? '' : String(content);
  const harmless = withoutFormula(content);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What begins a formula: "=", "+", "-" and "@", also in the widths of East Asian and small forms. */
const SIGN = /[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B]/;
/** What a spreadsheet looks past for one. */
const LEAD = /^[\s\p{Cc}\p{Cf}]*/u;
/** Where a spreadsheet of another country, or one told otherwise, begins a new cell, with what it looks past there. */
const BREAK = /[;\t\r\n][;\s\p{Cc}\p{Cf}"]*/gu;

/**
 * A text that a spreadsheet would take for a formula, as a whole or from where it may cut it, gets an apostrophe in front,
 * which makes it a text. Numbers do not.
 */
function withoutFormula(content: string): string {
  const [lead = ''] = LEAD.exec(content) ?? [];
  const beginsFormula = (at: number) => SIGN.test(content.charAt(at));
  const inside = content.replace(BREAK, (run, at: number) => {
    // The apostrophe in front of all of it serves here too.
    const isLead = at + run.length <= lead.length;
    if (isLead || !beginsFormula(at + run.length)) return run;
    const cut = Math.max(...[';', '\t', '\r', '\n'].map((sign) => run.lastIndexOf(sign))) + 1;
    return `${run.slice(0, cut)}'${run.slice(cut)}`;
  });
  return beginsFormula(lead.length) || /^[\t\r\n]/.test(content) ? `'${inside}` : inside;
}
