import { structuredPatch } from 'diff';
import { useMemo } from 'react';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import styles from './draft-diff.module.css';

const KINDS = { '+': 'added', '-': 'removed', ' ': 'same' } as const;
const AROUND = 2;

/** The lines that differ, with a few around them. */
export function DraftDiff({ before, after }: { before: string; after: string }) {
  const hunks = useMemo(
    () => structuredPatch('', '', before, after, '', '', { context: AROUND }).hunks,
    [before, after],
  );
  return (
    <section className={styles.diff} aria-label="What changes in the file">
      {hunks.map((hunk) => (
        <ol key={hunk.newStart} className={styles.hunk} start={hunk.newStart}>
          {hunk.lines.map((line, place) => {
            const kind = KINDS[line.charAt(0) as keyof typeof KINDS] ?? 'same';
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
              <li key={place} className={styles.line} data-kind={kind}>
                {kind !== 'same' && <VisuallyHidden>{kind}: </VisuallyHidden>}
                <code>{line}</code>
              </li>
            );
          })}
        </ol>
      ))}
    </section>
  );
}
