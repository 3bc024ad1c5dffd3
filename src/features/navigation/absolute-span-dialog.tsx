import { type FormEvent, useId, useState } from 'react';
import { type EpochMs, epochMs, MINUTE } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { useSession } from '#data/session-context.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { figureState } from '#url/figure-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './absolute-span-dialog.module.css';
import { spanChoice, spanOf } from './span-choice.ts';

/** A span from one time to another, which stays when shared or reloaded. */
export function AbsoluteSpanDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title="Custom range" open={isOpen} onClose={onClose}>
      <SpanForm onDone={onClose} />
    </Dialog>
  );
}

function SpanForm({ onDone }: { onDone: () => void }) {
  const [url, setUrl] = useUrlState();
  const { instants } = useSession();
  const [{ from, to }, setTexts] = useState(() => {
    const span = spanOf(url, instants.current());
    return { from: toInputText(span.start, url.zone), to: toInputText(span.end, url.zone) };
  });
  const [fault, setFault] = useState<string | null>(null);
  const faultId = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const start = fromInputText(from, url.zone);
    const end = fromInputText(to, url.zone);
    if (start === null || end === null) setFault('Give both a date and a time.');
    else if (start >= end) setFault('The start must be before the end.');
    else {
      setUrl(spanChoice({ start, end }));
      onDone();
    }
  };

  return (
    <form className={styles.form} onSubmit={submit} aria-describedby={fault === null ? undefined : faultId}>
      <label className={styles.field}>
        From ({url.zone === 'utc' ? 'UTC' : 'local time'})
        <input
          type="datetime-local"
          required
          value={from}
          onChange={(event) => setTexts({ from: event.target.value, to })}
        />
      </label>
      <label className={styles.field}>
        To
        <input
          type="datetime-local"
          required
          value={to}
          onChange={(event) => setTexts({ from, to: event.target.value })}
        />
      </label>
      {fault !== null && (
        <p id={faultId} role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" tone="primary">
          Show
        </Button>
        {url.at !== null && (
          <Button
            onClick={() => {
              setUrl({ at: null, window: figureState(url).window });
              onDone();
            }}
          >
            Back to now
          </Button>
        )}
      </div>
    </form>
  );
}

/** The two ends of a span as `<input type="datetime-local">` reads and writes them, in the reader's zone. */
export function toInputText(at: EpochMs, zone: Zone): string {
  const shift = zone === 'utc' ? 0 : new Date(at).getTimezoneOffset() * MINUTE;
  return new Date(at - shift).toISOString().slice(0, 16);
}

/** null for a text that is no date and time. */
export function fromInputText(text: string, zone: Zone): EpochMs | null {
  const parsed = Date.parse(zone === 'utc' ? `${text}Z` : text);
  return Number.isFinite(parsed) ? epochMs(parsed) : null;
}
