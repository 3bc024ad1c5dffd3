import styles from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';

export type CodeBlockProps = {
  readonly code: string;
  /** What the code is, for the copy button and for those who hear it: "query". */
  readonly what: string;
};

/** Code that wraps instead of scrolling: a query must be readable whole. */
export function CodeBlock({ code, what }: CodeBlockProps) {
  return (
    <div className={styles.block}>
      <pre className={styles.pre}>
        <code>{code}</code>
      </pre>
      <span className={styles.copy}>
        <CopyButton text={code} what={what} />
      </span>
    </div>
  );
}
