import { useSession } from '#data/session-context.ts';
import { useWholeScorecard } from '#data/use-whole-scorecard.ts';
import { makeReport } from '#report/make-report.ts';
import { REPORT_FILES, reportFileName } from '#report/report-files.ts';
import type { Report } from '#report/report-schema.ts';
import { reportSource } from '#report/report-source.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { downloadFile } from '#ui/download-file.ts';
import { Facts } from '#ui/facts.tsx';
import { Section } from '#ui/section.tsx';
import { Time } from '#ui/time.tsx';
import { figureState } from '#url/figure-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { EvidenceSection } from './evidence-section.tsx';
import styles from './export-dialog.module.css';

/** The scorecard to take away: as files, on paper, and as evidence. */
export function ExportDialog() {
  const [{ handout }, setUrl] = useUrlState();
  return (
    <Dialog title="Export" open={handout} onClose={() => setUrl({ handout: false })} width="m">
      {handout && <Content />}
    </Dialog>
  );
}

function Content() {
  const [url, setUrl] = useUrlState();
  const { config, client, source, configHash } = useSession();
  const { scorecard, choice, at, isComplete } = useWholeScorecard(figureState(url));
  const from = reportSource(source.kind, client.baseUrl, window.location.href);
  const report = isComplete
    ? makeReport(scorecard, {
        config,
        choice,
        at,
        source: from,
      })
    : null;
  const print = () => {
    setUrl({ handout: false }, { replace: true });
    // The dialog has to be gone by then.
    setTimeout(() => window.print(), 100);
  };
  return (
    <div className={styles.content}>
      <Facts
        facts={[
          { term: 'as of', detail: <Time at={at} zone={url.zone} precision="second" /> },
          { term: 'definitions', detail: configHash },
        ]}
      />
      <Section
        headingLevel={3}
        title="The scorecard"
        lead="Every figure with its status and target; the same text as from the command line."
      >
        <ReportButtons report={report} />
      </Section>
      <EvidenceSection subject={{ config, choice, at, source: from }} />
      <Section
        headingLevel={3}
        title="This view"
        lead="On A4 or Letter, in light colours, with the time and the definitions on each page."
      >
        <div className={styles.buttons}>
          <Button onClick={print}>Print or save as PDF</Button>
        </div>
      </Section>
    </div>
  );
}

const FILES = [
  { format: 'markdown', label: 'Save Markdown' },
  { format: 'csv', label: 'Save CSV' },
  { format: 'json', label: 'Save JSON' },
] as const;

function ReportButtons({ report }: { report: Report | null }) {
  return (
    <div className={styles.buttons} aria-busy={report === null}>
      {FILES.map(({ format, label }) => {
        const { extension, type, write } = REPORT_FILES[format];
        return (
          <Button
            key={format}
            disabled={report === null}
            onClick={() => {
              if (report === null) return;
              downloadFile({ name: reportFileName(report, extension), type, content: write(report) });
            }}
          >
            {label}
          </Button>
        );
      })}
      {report !== null && (
        <CopyButton text={REPORT_FILES.markdown.write(report)} what="Markdown" showsLabel />
      )}
    </div>
  );
}
