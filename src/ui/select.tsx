import { useId } from 'react';
import type { Option } from './segmented.tsx';
import styles from './select.module.css';

export type SelectProps<V extends string> = {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly choices: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

export function Select<V extends string>(props: SelectProps<V>) {
  const { label, labelHidden = false, choices, value, onChange } = props;
  const id = useId();
  return (
    <span className={styles.field}>
      <label className={styles.label} htmlFor={id} data-hidden={labelHidden || undefined}>
        {label}
      </label>
      <span className={styles.box}>
        <select
          id={id}
          className={styles.select}
          value={value}
          onChange={(event) => {
            const taken = choices.find((choice) => choice.value === event.target.value);
            if (taken !== undefined) onChange(taken.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </span>
    </span>
  );
}
