import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, linter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import {
  type CompleteStrategy,
  newCompleteStrategy,
  PromQLExtension,
} from '@prometheus-io/codemirror-promql';
import { useEffect, useRef } from 'react';
import { useSession } from '#data/session-context.ts';
import { queryTree } from '#scorecard/promql/query-tree.ts';
import { type Completions, completionSource } from './completion-source.ts';
import styles from './promql-editor.module.css';

type Props = {
  readonly label: string;
  readonly value: string;
  /** The name of the server that is asked; undefined: the default one. */
  readonly source: string | undefined;
  readonly onChange: (value: string) => void;
};

const LOOK = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)', fontSize: 'var(--text-s)' },
  '.cm-content': { fontFamily: 'var(--font-code)', caretColor: 'var(--ink)', padding: '0.5rem' },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    border: '1px solid var(--control)',
  },
});

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--tone-b)' },
  { tag: tags.function(tags.variableName), color: 'var(--tone-a)' },
  { tag: [tags.string, tags.number], color: 'var(--tone-c)' },
  { tag: tags.labelName, color: 'var(--status-met)' },
]);

/** What was offered for one letter is not all there is for three: the server is asked again as somebody types on. */
function askedAnew(remote: Completions): CompleteStrategy {
  const strategy = newCompleteStrategy({ remote, maxMetricsMetadata: 0 });
  return {
    promQL: async (context) => {
      const result = await strategy.promQL(context);
      if (result === null) return null;
      const { validFor: _, ...rest } = result;
      return rest;
    },
  };
}

/** What is no PromQL. The placeholders of a template are none of it. */
const faults = linter((view): readonly Diagnostic[] => {
  const { length } = view.state.doc;
  const { faultAt } = queryTree(view.state.doc.toString());
  if (faultAt === null || length === 0) return [];
  // What is missing has no length, and a mark of none cannot be seen.
  const from = Math.min(faultAt.from, length - 1);
  return [
    {
      from,
      to: Math.max(faultAt.to, from + 1),
      severity: 'error',
      message: 'This is no PromQL from here on',
    },
  ];
});

/**
 * PromQL with colours, completion from the server, and its mistakes. It lives in a shadow tree, where its styles need no
 * exception from the policy of the page.
 */
export function PromqlEditor({ label, value, source, onChange }: Props) {
  const { client: byDefault, sources, instants } = useSession();
  const client = sources.get(source ?? '')?.client ?? byDefault;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const report = useRef(onChange);
  /** What was typed and has not come back yet. */
  const told = useRef<string[]>([]);
  useEffect(() => {
    report.current = onChange;
  }, [onChange]);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const promql = new PromQLExtension()
      .activateLinter(false)
      .setComplete({ completeStrategy: askedAnew(completionSource(client, instants.current)) });
    const editor = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        extensions: [
          history(),
          bracketMatching(),
          closeBrackets(),
          autocompletion(),
          keymap.of([...defaultKeymap, ...historyKeymap, ...completionKeymap]),
          syntaxHighlighting(COLOURS),
          promql.asExtension(),
          faults,
          LOOK,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            const text = update.state.doc.toString();
            told.current.push(text);
            report.current(text);
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      promql.destroy();
      view.current = null;
    };
  }, [client, instants, label]);
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    // What comes back is what was typed a moment ago, and more may have been typed since.
    const place = told.current.lastIndexOf(value);
    told.current.splice(0, place + 1);
    if (place !== -1 || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  return <div ref={host} className={styles.editor} data-editor={label} />;
}
