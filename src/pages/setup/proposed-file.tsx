import type { ScorecardFile } from '#discovery/scorecard-file.ts';
import { Button } from '#ui/button.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { downloadFile } from '#ui/download-file.ts';
import styles from './proposed-file.module.css';

const FILE_NAME = 'scorecard.json';

/** A scorecard that the reader can take away, and where to put it. */
export function ProposedFile({ file }: { file: ScorecardFile }) {
  const text = `${JSON.stringify(file, null, 2)}\n`;
  return (
    <>
      <p>
        Save the file as <code>scorecard.json</code> beside the page, or start the app with{' '}
        <code className={styles.command}>npm start -- --config scorecard.json</code>. The page says when it
        has the new file.
      </p>
      <p>
        <Button onClick={() => downloadFile({ name: FILE_NAME, type: 'application/json', content: text })}>
          Save {FILE_NAME}
        </Button>
      </p>
      <Disclosure summary={`Show ${FILE_NAME}`}>
        <CodeBlock code={text} what={FILE_NAME} />
      </Disclosure>
    </>
  );
}
