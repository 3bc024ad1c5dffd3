import { useId, useMemo, useState } from 'react';
import { useSession } from '#data/session-context.ts';
import { useAt } from '#data/use-at.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { Button } from '#ui/button.tsx';
import { GradeBadge } from '#ui/grade-badge.tsx';
import { Section } from '#ui/section.tsx';
import { Select } from '#ui/select.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import type { Imagined } from './what-if.ts';
import { allowedTarget, type SliderModel, type WhatIfRow, whatIfModel } from './what-if-model.ts';
import styles from './what-if-panel.module.css';

type Imagine = (id: string, change: Imagined) => void;

/** Values and targets to play with. What is imagined lives in this panel alone and is gone with it. */
export function WhatIfPanel({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const { at } = useFigureState();
  const now = useAt(at);
  const [imagined, setImagined] = useState<ReadonlyMap<string, Imagined>>(new Map());
  const model = useMemo(
    () => whatIfModel(config, scorecard, imagined, now),
    [config, scorecard, imagined, now],
  );
  if (model === null) return <p>Some figures are still on their way.</p>;

  const imagine: Imagine = (id, change) =>
    setImagined((known) => new Map(known).set(id, { ...known.get(id), ...change }));
  const retarget = (id: string, target: number) => {
    const evaluation = scorecard.evaluations.get(id);
    const allowed = evaluation === undefined ? null : allowedTarget(evaluation, target);
    if (allowed !== null) imagine(id, { target: allowed });
  };

  return (
    <div className={styles.panel}>
      <section className={styles.result} aria-label="What if">
        <p className={styles.warning}>Simulation: not your figures</p>
        <p className={styles.grade} role="status">
          <GradeBadge grade={model.letter === 'no letter' ? null : model.letter} />
          <span>
            {model.verdict}. {model.isImagined ? `Actual: ${model.realLetter}` : 'Nothing is changed yet.'}
          </span>
        </p>
        <Button size="s" disabled={!model.isImagined} onClick={() => setImagined(new Map())}>
          Reset
        </Button>
      </section>
      {model.pillars.map(({ id, title, rows }) => (
        <Section key={id} title={title} headingLevel={3}>
          {rows.map((row) => (
            <Row key={row.id} row={row} imagine={imagine} retarget={retarget} />
          ))}
        </Section>
      ))}
    </div>
  );
}

function Row({
  row,
  imagine,
  retarget,
}: {
  row: WhatIfRow;
  imagine: Imagine;
  retarget: (id: string, target: number) => void;
}) {
  const { id, title, real, status, value, target, choices } = row;
  return (
    <div className={styles.row} data-imagined={row.isImagined || undefined} data-what-if={id}>
      <div className={styles.name}>
        <span>{title}</span>
        <span className={styles.real}>{real}</span>
      </div>
      {status !== null && <StatusMark status={status} size="s" />}
      <div className={styles.sliders}>
        {value !== null && (
          <Slider
            label="value"
            of={title}
            model={value}
            onChange={(shown) => imagine(id, { value: value.scale.fromShown(shown) })}
          />
        )}
        {target !== null && (
          <Slider
            label="target"
            of={title}
            model={target}
            onChange={(shown) => retarget(id, target.scale.fromShown(shown))}
          />
        )}
        {choices !== null && (
          <Select
            label={`${title}, value`}
            labelHidden
            choices={[...(choices.chosen === '' ? [''] : []), ...choices.names].map((name) => ({
              value: name,
              label: name === '' ? 'no data' : name,
            }))}
            value={choices.chosen}
            onChange={(name) => imagine(id, { value: name })}
          />
        )}
      </div>
    </div>
  );
}

function Slider({
  label,
  of,
  model: { scale, shown, isImagined },
  onChange,
}: {
  label: string;
  of: string;
  model: SliderModel;
  onChange: (shown: number) => void;
}) {
  const id = useId();
  const change = (text: string) => {
    const number = Number(text);
    if (text !== '' && Number.isFinite(number)) onChange(number);
  };
  return (
    <div className={styles.slider} data-imagined={isImagined || undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        type="range"
        aria-label={`${of}, ${label}`}
        min={scale.min}
        max={scale.max}
        step={scale.step}
        value={shown}
        onChange={(event) => change(event.target.value)}
      />
      <input
        id={id}
        type="number"
        aria-label={`${of}, ${label} in ${scale.unit}`}
        step="any"
        value={shown}
        onChange={(event) => change(event.target.value)}
      />
      <span className={styles.unit}>{scale.unit}</span>
    </div>
  );
}
