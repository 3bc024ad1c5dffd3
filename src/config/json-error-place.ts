/**
 * Line and column of a JSON.parse error. Engines tell the position in different ways, or show a piece of the text
 * around it, or nothing; then it is "the file".
 */
export function jsonErrorPlace(source: string, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const lineAndColumn = /line (\d+) column (\d+)/.exec(message);
  if (lineAndColumn !== null) return `line ${lineAndColumn[1]}, column ${lineAndColumn[2]}`;
  const position = positionIn(source, message);
  if (position === null) return message.includes('end of JSON') ? 'the end of the file' : 'the file';
  const before = source.slice(0, position).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** How much V8 shows before the place. */
const SHOWN_BEFORE = 10;

function positionIn(source: string, message: string): number | null {
  const told = /position (\d+)/.exec(message)?.[1];
  if (told !== undefined) return Number(told);
  // V8: Unexpected token ',', ..."ersion": , "tit"... is not valid JSON
  const shown = /^Unexpected token '(.)', (\.\.\.)?"([\s\S]*?)"(\.\.\.)? is not valid JSON$/u.exec(message);
  const [, token = '', cutBefore, piece = ''] = shown ?? [];
  if (piece === '') return null;
  const start = source.indexOf(piece);
  // Shown twice in the file, it could be either.
  if (start < 0 || source.indexOf(piece, start + 1) >= 0) return null;
  const offset = cutBefore === undefined ? piece.indexOf(token) : SHOWN_BEFORE;
  return piece.startsWith(token, offset) ? start + offset : null;
}
