import type { ReactNode } from 'react';
import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { ViewLink } from '#features/navigation/view-link.tsx';
import { WindowPicker } from '#features/navigation/window-picker.tsx';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import links from '#ui/page-links.module.css';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { ActiveFilters } from './active-filters.tsx';
import { DataAge } from './data-age.tsx';
import { Notices } from './notices.tsx';
import { PageActions } from './page-actions.tsx';
import { Preferences } from './preferences.tsx';
import styles from './shell.module.css';
import { usePrintMarks } from './use-print-marks.ts';

const VIEWS = [
  { view: 'executive', label: 'Executive' },
  { view: 'operations', label: 'Operations' },
  { view: 'engineering', label: 'Engineering' },
  { view: 'pillar', label: 'Pillars' },
  { view: 'history', label: 'History' },
  { view: 'review', label: 'Review' },
  { view: 'setup', label: 'Setup' },
] as const;

type ShellProps = {
  readonly scorecard: CurrentScorecard;
  readonly problemCount: number;
  readonly children: ReactNode;
};

/** What stands around every view: where you are, which time you look at, and how old it is. */
export function Shell({ scorecard, problemCount, children }: ShellProps) {
  const { source, config } = useSession();
  const [url] = useUrlState();
  usePrintMarks();
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      <header className={styles.header}>
        <p className={styles.brand}>
          <PillarsMark />
          Pillars
        </p>
        <nav className={`${styles.nav} ${links.links}`} aria-label="Views">
          {VIEWS.map(({ view, label }) => (
            <ViewLink
              key={view}
              view={view}
              pillar={view === 'pillar' ? (url.pillar ?? config.pillars[0]?.id ?? null) : null}
            >
              {label}
              {view === 'setup' && problemCount > 0 && (
                <span className={styles.count}>
                  {problemCount}
                  <VisuallyHidden> {problemCount === 1 ? 'problem' : 'problems'}</VisuallyHidden>
                </span>
              )}
            </ViewLink>
          ))}
        </nav>
        <div className={styles.controls}>
          <ErrorBoundary resetKey="">
            <WindowPicker />
          </ErrorBoundary>
          <Preferences />
        </div>
      </header>
      <section className={styles.status} aria-label="Source and time of the figures">
        <span className={styles.source} data-source={source.kind}>
          {source.label}
        </span>
        {source.kind === 'demo' && <span>an invented company (demo/scorecard.json)</span>}
        {url.filters.length > 0 && <ActiveFilters />}
        <DataAge scorecard={scorecard} />
        <span className={styles.actions}>
          <PageActions />
        </span>
      </section>
      <main id="content" className={styles.main} tabIndex={-1}>
        <Notices scorecard={scorecard} hasProblems={problemCount > 0} />
        {children}
      </main>
    </div>
  );
}

function PillarsMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 20 16" aria-hidden="true">
      <path d="M1 16V9h2v7zM5 16V6h2v10zM9 16V1h2v15zM13 16V6h2v10zM17 16V9h2v7z" fill="currentColor" />
    </svg>
  );
}
