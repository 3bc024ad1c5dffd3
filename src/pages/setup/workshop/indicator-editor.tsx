import { useEffect, useRef } from 'react';
import type { Indicator } from '#config/indicator.ts';
import { type IndicatorField, indicatorFields } from '#config/indicator-fields.ts';
import type { ConfigProblem } from '#config/problem.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { ProblemList } from '#ui/problem-list.tsx';
import { DraftPreview } from './draft-preview.tsx';
import styles from './indicator-editor.module.css';
import { SettingField } from './setting-field.tsx';
import type { EditedScorecard } from './use-draft.ts';

type Props = {
  readonly indicator: Indicator;
  readonly draft: EditedScorecard;
  readonly before: Scorecard;
  readonly onClose: () => void;
};

/** The settings of one indicator, and beside them what they make of it. */
export function IndicatorEditor({ indicator: { id, kind, title }, draft, before, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const raw = draft.indicator(id);
  // The text of the file may come later than this.
  const isOpen = raw !== null;
  useEffect(() => {
    if (isOpen) heading.current?.focus();
  }, [isOpen]);
  if (raw === null) return null;
  const problems = (draft.read?.problems ?? []).filter(({ path }) => path.includes(`(${id})`));
  const fields = indicatorFields(kind);
  const isShown = ({ name, isRequired }: IndicatorField) => isRequired || name in raw || name === 'target';
  const fieldOf = (field: IndicatorField) => (
    <SettingField
      key={field.name}
      field={field}
      value={raw[field.name]}
      source={typeof raw.source === 'string' ? raw.source : undefined}
      problem={problemOf(problems, field.name)}
      onChange={(value) => draft.change(id, field.name, value)}
    />
  );
  return (
    <section className={styles.editor} aria-label={`Edit ${title}`}>
      <header className={styles.head}>
        <h3 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h3>
        <code>{`${id}, ${kind}`}</code>
        <Button size="s" onClick={onClose}>
          Back to the list
        </Button>
      </header>
      <div className={styles.form}>
        {fields.filter(isShown).map(fieldOf)}
        <Disclosure summary="More settings">
          <div className={styles.form}>{fields.filter((field) => !isShown(field)).map(fieldOf)}</div>
        </Disclosure>
      </div>
      <div className={styles.result}>
        {problems.length > 0 && <ProblemList problems={problems} />}
        {draft.read?.config?.indicators.some((one) => one.id === id) === true ? (
          <DraftPreview
            id={id}
            config={draft.read.config}
            before={before}
            onTake={(target) => draft.change(id, 'target', target)}
          />
        ) : (
          <p>Nothing can be measured until this is mended.</p>
        )}
      </div>
    </section>
  );
}

const problemOf = (problems: readonly ConfigProblem[], setting: string): string | null =>
  problems.find(({ path }) => path.endsWith(`.${setting}`) || path.includes(`.${setting}[`))?.message ?? null;
