import styles from './server-warnings.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

type Props = { readonly warnings: readonly string[] };

/** Several responses often have the same said against them. */
const sentence = (warnings: readonly string[]): string =>
  `The server warns: ${[...new Set(warnings)].join(' · ')}`;

/** What the server itself says against what it answered; stands with whatever is made of the response. */
export function ServerWarnings({ warnings }: Props) {
  if (warnings.length === 0) return null;
  return (
    <p className={styles.warnings} data-part="server-warnings">
      {sentence(warnings)}
    </p>
  );
}

/** The same where there is room for a mark only. */
export function ServerWarningsMark({ warnings }: Props) {
  if (warnings.length === 0) return null;
  return (
    <span className={styles.mark} title={sentence(warnings)}>
      <span aria-hidden="true">*</span>
      <VisuallyHidden>{sentence(warnings)}</VisuallyHidden>
    </span>
  );
}
