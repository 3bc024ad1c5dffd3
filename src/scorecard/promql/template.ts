import { formatDuration } from '#compute/duration.ts';
import type { DurationMs } from '#compute/units.ts';
import { type TemplateToken, templateTokens, withoutComments } from '#config/promql-template.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';
import { labelText, matcherText } from './matcher.ts';

export type Filling = {
  /** `calendar`: `$window` stays, for a period whose length the instant of the query decides. */
  readonly window: DurationMs | 'calendar' | null;
  readonly filters: readonly LabelFilter[];
  readonly by?: string;
};

/**
 * PromQL as it is sent: the window and the label matchers put into a template of scorecard.json, and its comments left
 * out, so that whoever puts a bracket around it closes it. Strings stay as they are: `"$1"` is label_replace()'s.
 */
export function renderQuery(template: string, filling: Filling): string {
  const plain = withoutComments(template);
  let rendered = '';
  let from = 0;
  for (const placeholder of templateTokens(plain)) {
    const { text, start, end } = replacement(plain, placeholder, filling);
    rendered += plain.slice(from, start) + text;
    from = end;
  }
  return rendered + plain.slice(from);
}

type Replacement = { readonly text: string; readonly start: number; readonly end: number };

function replacement(
  template: string,
  { text: name, from: start, to: end }: TemplateToken,
  { window, filters, by = '' }: Filling,
): Replacement {
  switch (name) {
    case '$window':
      if (window === 'calendar') return { text: name, start, end };
      return { text: window === null ? '' : formatDuration(window), start, end };
    case '$by':
      return { text: by === '' ? '' : labelText(by), start, end };
    case '$filters':
      return filters.length === 0
        ? withoutComma(template, start, end)
        : { text: filters.map(filterText).join(','), start, end };
    default:
      return { text: name, start, end };
  }
}

const filterText = ({ label, value, isPattern }: LabelFilter): string =>
  matcherText({ label, operator: isPattern ? '=~' : '=', value });

/** Nothing, and the comma that set it apart: the one before it, or else the one behind. */
function withoutComma(template: string, start: number, end: number): Replacement {
  const before = /,\s*$/.exec(template.slice(0, start));
  if (before !== null) return { text: '', start: before.index, end };
  const behind = /^\s*,\s*/.exec(template.slice(end));
  return { text: '', start, end: end + (behind?.[0].length ?? 0) };
}
