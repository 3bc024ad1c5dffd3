import { formatDuration } from '#compute/duration.ts';
import type { DurationMs } from '#compute/units.ts';

export type LabelFilter = {
  readonly label: string;
  readonly value: string;
  /** The value is a regular expression for the whole of the label's. */
  readonly isPattern?: boolean;
};

/** PromQL as it is sent: the window and the label matchers put into a template of scorecard.json. */
export function renderQuery(
  template: string,
  { window, filters, by = '' }: { window: DurationMs | null; filters: readonly LabelFilter[]; by?: string },
): string {
  const matchers = filters
    .map(({ label, value, isPattern }) => `${label}=${isPattern ? '~' : ''}${quote(value)}`)
    .join(',');
  // In one pass and with a function: a label value may itself hold "$window" or a replacement pattern like "$&".
  return template.replace(/(,\s*)?\$filters|\$window|\$by/g, (placeholder, comma: string | undefined) => {
    if (placeholder === '$window') return window === null ? '' : formatDuration(window);
    if (placeholder === '$by') return by;
    return matchers === '' ? '' : `${comma === undefined ? '' : ','}${matchers}`;
  });
}

/** A PromQL string: the value may hold anything, including quotes and line breaks. */
export const quote = (value: string): string =>
  `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;
