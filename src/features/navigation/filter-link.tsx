import { useState } from 'react';
import { isLinkable, longValue } from '#scorecard/explain/label-text.ts';
import { Button } from '#ui/button.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './filter-link.module.css';
import { UrlLink } from './url-link.tsx';

/** The value of a label that whole systems write: filters the page by it, and shows all of it where it is long. */
export function LabelValue({ label, value, name }: { label: string; value: string; name: string }) {
  const [isOpen, setOpen] = useState(false);
  const { text, isCut } = longValue(name);
  return (
    <span className={styles.value}>
      {isLinkable(value) ? (
        <FilterLink label={label} value={value} text={text} />
      ) : (
        <bdi className={styles.text}>{text}</bdi>
      )}
      {isCut && (
        <>
          <Button size="s" tone="quiet" onClick={() => setOpen(true)}>
            Full text
          </Button>
          <Dialog title={label} open={isOpen} width="l" onClose={() => setOpen(false)}>
            <CodeBlock code={value} what={label} />
          </Dialog>
        </>
      )}
    </span>
  );
}

function FilterLink({ label, value, text }: { label: string; value: string; text: string }) {
  const [url] = useUrlState();
  const filters = [...url.filters.filter((other) => other.label !== label), { label, value }];
  return (
    <UrlLink className={styles.text} change={{ filters }} title={`Show only ${label} = ${text}`}>
      <bdi>{text}</bdi>
    </UrlLink>
  );
}
