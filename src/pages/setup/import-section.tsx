import { useId, useState } from 'react';
import { useSession } from '#data/session-context.ts';
import { type ImportedSpecs, importSpecs } from '#slo-specs/import-specs.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import styles from './discovery-section.module.css';
import { ProposedFile } from './proposed-file.tsx';

const MOST_BYTES = 2_000_000;

/** SLOs that another tool knows, as a scorecard to take away. The files stay in the browser. */
export function ImportSection() {
  const { config } = useSession();
  const id = useId();
  const [found, setFound] = useState<ImportedSpecs | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const read = async (chosen: readonly File[]) => {
    const large = chosen.find(({ size }) => size > MOST_BYTES);
    setFound(null);
    setFault(large === undefined ? null : `${large.name}: expected a file of at most 2 MB`);
    if (large !== undefined || chosen.length === 0) return;
    const files = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, text: await file.text() })),
    );
    setFound(importSpecs(files, { title: config.title, url: config.prometheus.url }));
  };
  return (
    <Section
      title="A scorecard from SLOs of another tool"
      lead="Reads files of OpenSLO, Sloth and Pyrra. They stay in this browser; what cannot be carried over is named with its line."
    >
      <p>
        <label htmlFor={id}>Files with SLOs </label>
        <input
          id={id}
          type="file"
          multiple
          accept=".yaml,.yml,.json"
          onChange={({ target }) => void read([...(target.files ?? [])])}
        />
      </p>
      {fault !== null && <Notice tone="error" title={fault} />}
      {found !== null && <Imported found={found} />}
    </Section>
  );
}

function Imported({ found: { file, indicators, notes } }: { found: ImportedSpecs }) {
  return (
    <div className={styles.proposal}>
      <p role="status">
        {indicators.length === 1 ? '1 SLO was carried over.' : `${indicators.length} SLOs were carried over.`}
      </p>
      {notes.length > 0 && (
        <Disclosure summary={`Not carried over, or changed: ${notes.length}`} defaultOpen={file === null}>
          <ul className={styles.notes}>
            {notes.map(({ place, message }) => (
              <li key={`${place.file}:${place.line} ${message}`}>
                {place.file}, line {place.line}: {message}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {file !== null && <ProposedFile file={file} />}
    </div>
  );
}
