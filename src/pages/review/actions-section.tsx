import { type FormEvent, useRef, useState } from 'react';
import { ACTIONS_FILE } from '#config/review-actions.ts';
import { useSession } from '#data/session-context.ts';
import type { ReviewActions } from '#state/review-actions.ts';
import { Button } from '#ui/button.tsx';
import { downloadFile } from '#ui/download-file.ts';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { Table } from '#ui/table.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import styles from './review-page.module.css';

const COLUMNS = [
  { id: 'text', header: 'What' },
  { id: 'owner', header: 'Owner' },
  { id: 'due', header: 'Due' },
  { id: 'indicator', header: 'About' },
  { id: 'done', header: 'Done' },
  { id: 'remove', header: <VisuallyHidden>Remove</VisuallyHidden> },
];

/** What was agreed: who does what until when. */
export function ReviewActionsSection({ kept }: { kept: ReviewActions }) {
  const { config } = useSession();
  const titles = new Map(config.indicators.map(({ id, title }) => [id, title]));
  return (
    <Section
      title="Agreed actions"
      lead="Kept in this browser alone. Save them as a file to hand them on, and load that file elsewhere."
      actions={<Files kept={kept} />}
    >
      {!kept.isKept && (
        <Notice tone="warning" title="This browser keeps nothing: save the actions as a file">
          Storage is full or forbidden here.
        </Notice>
      )}
      <Table
        caption="What was agreed"
        captionHidden
        columns={COLUMNS}
        empty="Nothing has been agreed yet."
        rows={kept.actions.map(({ id, text, owner, due, indicator, isDone }) => ({
          id,
          cells: [
            <span key="text" data-done={isDone || undefined} className={styles.action}>
              {text}
            </span>,
            owner,
            due,
            indicator === null ? '' : (titles.get(indicator) ?? indicator),
            <input
              key="done"
              type="checkbox"
              aria-label={`Done: ${text}`}
              checked={isDone}
              onChange={(event) => kept.change(id, { isDone: event.target.checked })}
            />,
            <Button key="remove" size="s" tone="quiet" onClick={() => kept.remove(id)}>
              Remove<VisuallyHidden>: {text}</VisuallyHidden>
            </Button>,
          ],
        }))}
      />
      <NewAction kept={kept} />
    </Section>
  );
}

function NewAction({ kept }: { kept: ReviewActions }) {
  const { config } = useSession();
  const first = useRef<HTMLInputElement>(null);
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const field = (name: string) => String(data.get(name) ?? '').trim();
    if (field('text') === '') return;
    kept.add({
      text: field('text'),
      owner: field('owner'),
      due: field('due'),
      indicator: field('indicator') || null,
    });
    form.reset();
    first.current?.focus();
  };
  return (
    <form className={styles.form} onSubmit={add} data-print="hide">
      <label className={styles.wide}>
        Action
        <input ref={first} name="text" maxLength={1000} required autoComplete="off" />
      </label>
      <label>
        Owner
        <input name="owner" maxLength={200} autoComplete="off" />
      </label>
      <label>
        Due
        <input name="due" type="date" />
      </label>
      <label>
        About
        <select name="indicator">
          <option value="">General</option>
          {config.indicators.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit">Add</Button>
    </form>
  );
}

function Files({ kept }: { kept: ReviewActions }) {
  const picker = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState('');
  const load = async (file: File | undefined) => {
    if (file === undefined) return;
    const count = kept.importFrom(await file.text());
    setOutcome(
      count === null
        ? `${file.name} holds no actions of Pillars`
        : `Loaded ${count} ${count === 1 ? 'action' : 'actions'}`,
    );
  };
  return (
    <div className={styles.files}>
      <span role="status">{outcome}</span>
      <Button
        size="s"
        onClick={() =>
          downloadFile({ name: ACTIONS_FILE, type: 'application/json', content: kept.exported() })
        }
      >
        Save as file
      </Button>
      <Button size="s" onClick={() => picker.current?.click()}>
        Load a file
      </Button>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="Actions file"
        onChange={(event) => {
          void load(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
