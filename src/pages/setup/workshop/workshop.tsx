import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { discardDraft, redoDraft, undoDraft, useDraftSteps } from '#state/draft.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { downloadFile } from '#ui/download-file.ts';
import { Notice } from '#ui/notice.tsx';
import { DraftDiff } from './draft-diff.tsx';
import { IndicatorEditor } from './indicator-editor.tsx';
import { type EditedScorecard, useDraft } from './use-draft.ts';

/** What somebody is changing in the file, and the indicator that is being changed. Nothing is written to a server. */
export function Workshop({
  scorecard,
  edited,
  onClose,
}: {
  scorecard: CurrentScorecard;
  edited: string | null;
  onClose: () => void;
}) {
  const { config } = useSession();
  const draft = useDraft();
  const { canRedo } = useDraftSteps();
  const indicator = config.indicators.find(({ id }) => id === edited);
  return (
    <>
      {draft.error !== null && edited !== null && (
        <Notice tone="warning" title="The file cannot be changed here">
          {draft.error.message}
        </Notice>
      )}
      {(draft.isChanged || canRedo) && <DraftBar draft={draft} />}
      {indicator !== undefined && (
        <IndicatorEditor
          key={indicator.id}
          indicator={indicator}
          draft={draft}
          before={scorecard}
          onClose={onClose}
        />
      )}
    </>
  );
}

function DraftBar({ draft: { text, base, isBaseOld, read } }: { draft: EditedScorecard }) {
  const { configUrl } = useSession();
  const { canUndo, canRedo } = useDraftSteps();
  const name = configUrl.split('/').at(-1) ?? 'scorecard.json';
  const count = read?.problems.length ?? 0;
  if (text === null || base === null) return null;
  return (
    <Notice
      tone={isBaseOld || count > 0 ? 'warning' : 'info'}
      title="You have a draft of scorecard.json"
      actions={
        <>
          <Button size="s" disabled={!canUndo} onClick={undoDraft}>
            Undo
          </Button>
          <Button size="s" disabled={!canRedo} onClick={redoDraft}>
            Redo
          </Button>
          <Button size="s" onClick={() => downloadFile({ name, type: 'text/plain', content: text })}>
            Save {name}
          </Button>
          <CopyButton text={text} what={name} />
          <Button size="s" tone="quiet" onClick={discardDraft}>
            Discard
          </Button>
        </>
      }
    >
      {isBaseOld && 'The file has changed since the draft was begun. '}
      {count > 0 && `${count === 1 ? 'One setting' : `${count} settings`} cannot be used yet. `}
      It is kept in this browser until you save or discard it.
      <Disclosure summary="What changes in the file">
        <DraftDiff before={base} after={text} />
      </Disclosure>
    </Notice>
  );
}
