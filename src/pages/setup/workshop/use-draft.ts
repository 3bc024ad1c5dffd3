import { useMemo } from 'react';
import { withSetting } from '#config/edit-scorecard-text.ts';
import { parseScorecardText } from '#config/parse-scorecard-text.ts';
import type { ReadScorecard } from '#config/problem.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { useSession } from '#data/session-context.ts';
import { useScorecardText } from '#data/use-scorecard-text.ts';
import { changeDraft, useKeptDraft } from '#state/draft.ts';
import { useSettled } from '#ui/use-settled.ts';

/** Somebody who types is not to send a query with each letter. */
const SETTLED_MS = 400;

/** A setting and its value as the file has them. */
export type RawIndicator = Readonly<Record<string, unknown>>;

export type EditedScorecard = {
  /** The file with the changes; null while it has not arrived. */
  readonly text: string | null;
  /** The file without them. */
  readonly base: string | null;
  readonly isChanged: boolean;
  /** The file has changed since the draft was begun. */
  readonly isBaseOld: boolean;
  readonly error: Error | null;
  /** What the changed file holds, a moment after the last change. */
  readonly read: ReadScorecard | null;
  readonly indicator: (id: string) => RawIndicator | null;
  /** undefined takes the setting out. */
  readonly change: (id: string, setting: string, value: unknown) => void;
};

/** The scorecard file with what somebody is changing in it. */
export function useDraft(): EditedScorecard {
  const { configUrl } = useSession();
  const { text: base, error } = useScorecardText();
  const kept = useKeptDraft(configUrl);
  const text = kept?.text ?? base;
  const settled = useSettled(text, SETTLED_MS);
  const read = useMemo(() => (settled === null ? null : readScorecard(settled)), [settled]);
  const raw = useMemo(() => (text === null ? [] : rawIndicators(text)), [text]);
  return {
    text,
    base: kept?.base ?? base,
    isChanged: kept !== null && kept.text !== kept.base,
    isBaseOld: kept !== null && base !== null && kept.base !== base,
    error,
    read,
    indicator: (id) => raw.find((one) => one.id === id) ?? null,
    change: (id, setting, value) => {
      const place = raw.findIndex((one) => one.id === id);
      if (text === null || base === null || place === -1) return;
      const changed = withSetting(text, ['indicators', place, setting], value);
      changeDraft({ url: configUrl, base, text: changed }, `${id}.${setting}`);
    },
  };
}

function rawIndicators(text: string): readonly RawIndicator[] {
  const parsed = parseScorecardText(text);
  const { indicators } = Object('json' in parsed ? parsed.json : null) as { readonly indicators?: unknown };
  return Array.isArray(indicators) ? indicators.map((one) => Object(one) as RawIndicator) : [];
}
