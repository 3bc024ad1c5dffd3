import { applyEdits, modify } from 'jsonc-parser';
import { parseDocument } from 'yaml';

/** Where a setting stands: `['indicators', 3, 'target']`. */
export type SettingPath = readonly (string | number)[];

/**
 * The text of a scorecard with one setting changed. Everything else stays as somebody wrote it: order, blank lines, the
 * comments of YAML.
 * @param source JSON or YAML without a mistake in its form
 * @param value undefined takes the setting out
 */
export function withSetting(source: string, path: SettingPath, value: unknown): string {
  return source.trimStart().startsWith('{')
    ? withJsonSetting(source, path, value)
    : withYamlSetting(source, path, value);
}

function withJsonSetting(source: string, path: SettingPath, value: unknown): string {
  const indent = /\n([ \t]+)\S/.exec(source)?.[1] ?? '  ';
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: source.includes('\r\n') ? '\r\n' : '\n',
  };
  return applyEdits(source, modify(source, [...path], value, { formattingOptions }));
}

function withYamlSetting(source: string, path: SettingPath, value: unknown): string {
  const document = parseDocument(source);
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, value);
  // A long query stays on the line it was written on.
  return document.toString({ lineWidth: 0 });
}
