import { type ReactNode, useId } from 'react';
import type { Status } from '#compute/status.ts';
import { FigureText } from './figure.tsx';
import { Skeleton } from './skeleton.tsx';
import styles from './stat-tile.module.css';
import { StatusMark } from './status-mark.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export type TileResult =
  | { readonly state: 'loading' }
  | {
      readonly state: 'value' | 'stale';
      /** As formatted, e.g. "150 ms". */
      readonly figure: string;
      /** The unrounded value, for machines. */
      readonly value: number | string;
      /** Left out where the figure has no target. */
      readonly status?: Status;
    }
  | { readonly state: 'no-data' }
  | { readonly state: 'error'; readonly message: string; readonly retry?: ReactNode };

export type StatTileProps = {
  readonly title: string;
  readonly result: TileResult;
  /** "Target ≤ 200 ms" */
  readonly target?: string;
  /** "Last 30 days" */
  readonly window?: string;
  /** One sentence: why there is no data, how old a stale value is, why the status was capped. */
  readonly reason?: string;
  readonly notes?: readonly string[];
  /** Why it does not count; the word stands where its status would. */
  readonly exemption?: ReactNode;
  readonly delta?: ReactNode;
  readonly spark?: ReactNode;
  readonly onOpen?: () => void;
  readonly headingLevel?: 2 | 3 | 4;
};

const DASH = '–';

function QueryResult({ result }: { readonly result: TileResult }) {
  switch (result.state) {
    case 'loading':
      return <Skeleton chars={4} />;
    case 'value':
    case 'stale':
      return <FigureText text={result.figure} value={result.value} size="l" />;
    case 'no-data':
    case 'error':
      return <span className={styles.nothing}>{DASH}</span>;
  }
}

function Standing({ result }: { readonly result: TileResult }) {
  switch (result.state) {
    case 'loading':
      return <Skeleton chars={9} />;
    case 'value':
    case 'stale':
      return result.status === undefined ? null : <StatusMark status={result.status} size="s" />;
    case 'no-data':
    case 'error':
      return <StatusMark status="No data" size="s" />;
  }
}

function TileTitle({ title, onOpen }: Pick<StatTileProps, 'title' | 'onOpen'>) {
  if (onOpen === undefined) return title;
  return (
    <button type="button" className={styles.open} onClick={onOpen} data-print="show">
      {title}
      <VisuallyHidden>, show details</VisuallyHidden>
    </button>
  );
}

/** One figure with its target, status and history. Every state is equally tall, so nothing moves when data comes. */
export function StatTile(props: StatTileProps) {
  const {
    title,
    result,
    target,
    window,
    reason,
    notes = [],
    exemption,
    delta,
    spark,
    onOpen,
    headingLevel = 3,
  } = props;
  const Heading = `h${headingLevel}` as const;
  const headingId = useId();
  const isSettled = result.state === 'value' || result.state === 'stale';
  const sentence = result.state === 'error' ? result.message : reason;
  return (
    <article
      className={styles.tile}
      data-state={result.state}
      data-print="together"
      aria-labelledby={headingId}
      aria-busy={result.state === 'loading'}
    >
      <header className={styles.head}>
        <Heading className={styles.title} id={headingId}>
          <TileTitle title={title} {...(onOpen === undefined ? {} : { onOpen })} />
        </Heading>
        {window !== undefined && <span className={styles.window}>{window}</span>}
      </header>
      <div className={styles.figure}>
        <QueryResult result={result} />
        {isSettled && delta !== undefined && <span className={styles.delta}>{delta}</span>}
      </div>
      <div className={styles.standing}>
        {exemption === undefined ? <Standing result={result} /> : <span>Exempt</span>}
        {target !== undefined && <span className={styles.target}>{target}</span>}
      </div>
      <div className={styles.notes}>
        {sentence !== undefined && <p className={styles.reason}>{sentence}</p>}
        {exemption !== undefined && <p>{exemption}</p>}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {result.state === 'error' && result.retry}
      </div>
      {spark !== undefined && <div className={styles.spark}>{result.state === 'loading' ? null : spark}</div>}
    </article>
  );
}
