import { useState } from 'react';
import { useSession } from '#data/session-context.ts';
import { collectEvidence } from '#evidence/collect-evidence.ts';
import { EVIDENCE_TEMPLATE } from '#evidence/evidence.ts';
import { evidenceDocument } from '#evidence/evidence-document.ts';
import { reportFileName } from '#report/report-files.ts';
import { Button } from '#ui/button.tsx';
import { downloadFile } from '#ui/download-file.ts';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import styles from './export-dialog.module.css';

type Progress = 'idle' | 'asking' | 'done' | { readonly failure: string };

/** The scorecard as a file that proves itself, wherever it is opened. */
export function EvidenceSection({ subject }: { subject: Parameters<typeof collectEvidence>[1] }) {
  const session = useSession();
  const [progress, setProgress] = useState<Progress>('idle');
  const save = async () => {
    setProgress('asking');
    try {
      const [template, evidence] = await Promise.all([fetchTemplate(), collectEvidence(session, subject)]);
      downloadFile({
        name: reportFileName(evidence.report, 'evidence.html'),
        type: 'text/html',
        content: evidenceDocument(template, evidence),
      });
      setProgress('done');
    } catch (error) {
      setProgress({ failure: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <Section
      headingLevel={3}
      title="Evidence"
      lead="One HTML file with every answer as it was received. Opened anywhere, without network, it computes the figures again and says whether they match."
    >
      <div className={styles.buttons}>
        <Button disabled={progress === 'asking'} onClick={() => void save()}>
          Save evidence file
        </Button>
        <span role="status">
          {progress === 'asking' ? 'Asking the server once more …' : progress === 'done' ? 'Saved' : ''}
        </span>
      </div>
      {typeof progress === 'object' && (
        <Notice tone="error" title="The evidence file could not be made">
          {progress.failure}
        </Notice>
      )}
    </Section>
  );
}

async function fetchTemplate(): Promise<string> {
  const response = await fetch(`./${EVIDENCE_TEMPLATE}`);
  if (!response.ok)
    throw new Error(`${EVIDENCE_TEMPLATE} is not beside this page (status ${response.status}).`);
  return response.text();
}
