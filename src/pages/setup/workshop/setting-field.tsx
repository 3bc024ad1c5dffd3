import { type ReactNode, useId, useState } from 'react';
import type { IndicatorField } from '#config/indicator-fields.ts';
import { OnDemand, onDemand } from '#ui/on-demand.tsx';
import { listText, readList } from './list-text.ts';
import styles from './setting-field.module.css';

// The editor is larger than all the rest of this page.
const PROMQL = onDemand(() => import('./promql-editor.tsx').then((part) => part.PromqlEditor));

type Props = {
  readonly field: IndicatorField;
  /** As the file has it; undefined: the file says nothing. */
  readonly value: unknown;
  /** The name of the server that queries are put to; undefined: the default one. */
  readonly source: string | undefined;
  /** What is wrong with it; null: nothing. */
  readonly problem: string | null;
  readonly onChange: (value: unknown) => void;
};

/** One setting of an indicator, by its type. */
export function SettingField({ field, value, source, problem, onChange }: Props) {
  const id = useId();
  const [own, setOwn] = useState<string | null>(null);
  const fault = own ?? problem;
  const described = {
    id,
    'aria-describedby': `${id}-about`,
    'aria-invalid': fault !== null,
  };
  return (
    <div className={styles.field} data-setting={field.name}>
      <label className={styles.label} htmlFor={id}>
        {field.name}
        {field.isRequired ? '' : ' (optional)'}
      </label>
      <Control {...{ field, value, source, onChange, described }} onFault={setOwn} />
      <p id={`${id}-about`} className={styles.about} data-fault={fault !== null || undefined}>
        {fault ?? field.description ?? ''}
      </p>
    </div>
  );
}

type ControlProps = Pick<Props, 'field' | 'value' | 'source' | 'onChange'> & {
  readonly described: { readonly id: string };
  readonly onFault: (fault: string | null) => void;
};

function Control({ field, value, source, onChange, described, onFault }: ControlProps): ReactNode {
  const shown = value === undefined ? '' : String(value);
  switch (field.type) {
    case 'promql':
      return (
        <OnDemand
          code={PROMQL}
          props={{
            label: field.name,
            value: shown,
            source,
            onChange: (text: string) => onChange(text === '' ? undefined : text),
          }}
        />
      );
    case 'boolean':
    case 'choice':
      return <ChoiceControl {...{ field, value, onChange, described }} />;
    case 'number':
      return (
        <TypedText
          described={described}
          initial={shown}
          inputMode="decimal"
          read={(text) =>
            Number.isFinite(Number(text)) ? { value: Number(text) } : { fault: 'expected a number' }
          }
          {...{ onChange, onFault }}
        />
      );
    case 'list':
      return (
        <TypedText
          described={described}
          initial={listText(value)}
          read={readList}
          write={listText}
          {...{ onChange, onFault }}
        />
      );
    case 'json':
      return (
        <TypedText
          described={described}
          initial={value === undefined ? '' : JSON.stringify(value)}
          read={readJson}
          write={JSON.stringify}
          {...{ onChange, onFault }}
        />
      );
    case 'text':
      return (
        <input
          {...described}
          className={styles.input}
          autoComplete="off"
          spellCheck={false}
          value={shown}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        />
      );
  }
}

const UNSET = '';
const BOOLEANS = { true: true, false: false } as const;

function ChoiceControl({ field, value, onChange, described }: Omit<ControlProps, 'onFault' | 'source'>) {
  const choices = field.type === 'boolean' ? Object.keys(BOOLEANS) : field.choices;
  return (
    <select
      {...described}
      className={styles.input}
      value={value === undefined ? UNSET : String(value)}
      onChange={({ target: { value: taken } }) => {
        if (taken === UNSET) onChange(undefined);
        else onChange(field.type === 'boolean' ? BOOLEANS[taken as keyof typeof BOOLEANS] : taken);
      }}
    >
      {(!field.isRequired || value === undefined) && <option value={UNSET}>not set</option>}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  );
}

type Typed = { readonly value: unknown } | { readonly fault: string };

function readJson(text: string): Typed {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: `expected JSON; ${(error as Error).message}` };
  }
}

/** A text that stands for something else: what cannot be read yet stays as it was typed and changes nothing. */
function TypedText({
  described,
  initial,
  inputMode,
  read,
  write = String,
  onChange,
  onFault,
}: {
  readonly described: { readonly id: string };
  readonly initial: string;
  readonly inputMode?: 'decimal';
  readonly read: (text: string) => Typed;
  readonly write?: (value: unknown) => string;
  readonly onChange: (value: unknown) => void;
  readonly onFault: (fault: string | null) => void;
}) {
  const [typed, setTyped] = useState({ text: initial, of: initial });
  // Undone, or changed in another tab.
  if (typed.of !== initial) setTyped({ text: initial, of: initial });
  return (
    <input
      {...described}
      className={styles.input}
      inputMode={inputMode}
      autoComplete="off"
      spellCheck={false}
      value={typed.text}
      onChange={({ target: { value: text } }) => {
        const found: Typed = text.trim() === '' ? { value: undefined } : read(text);
        if ('fault' in found) {
          setTyped({ text, of: initial });
          onFault(found.fault);
          return;
        }
        onFault(null);
        const next = found.value === undefined ? '' : write(found.value);
        setTyped({ text, of: next });
        onChange(found.value);
      }}
    />
  );
}
