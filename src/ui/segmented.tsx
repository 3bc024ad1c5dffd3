import { useId } from 'react';
import styles from './segmented.module.css';

export type Option<V extends string> = { readonly value: V; readonly label: string };

export type SegmentedProps<V extends string> = {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly choices: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** A few choices side by side, one taken. Native radio buttons: the arrow keys move, the form semantics are theirs. */
export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const { label, labelHidden = true, choices, value, onChange } = props;
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend} data-hidden={labelHidden || undefined}>
        {label}
      </legend>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              className={styles.input}
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
