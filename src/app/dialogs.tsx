import { useState } from 'react';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { OnDemand, type OnDemandCode, onDemand } from '#ui/on-demand.tsx';
import { useUrlState } from '#url/use-url-state.ts';

const FIGURE = onDemand(() => import('#features/figure/figure-dialog.tsx').then((part) => part.FigureDialog));
const GRADE = onDemand(() => import('#features/grade/grade-dialog.tsx').then((part) => part.GradeDialog));
const EXPORT = onDemand(() => import('#features/export/export-dialog.tsx').then((part) => part.ExportDialog));

/** What opens above a page when the address asks for it. */
export function Dialogs({ scorecard }: { scorecard: CurrentScorecard }) {
  const [{ indicator, explain, handout }] = useUrlState();
  return (
    <>
      <DialogOnDemand subject={indicator} code={FIGURE} props={{ scorecard }} />
      <DialogOnDemand subject={explain} code={GRADE} props={{ scorecard }} />
      <DialogOnDemand subject={handout ? 'export' : null} code={EXPORT} props={{}} />
    </>
  );
}

type Props<Of> = {
  /** null: closed. */
  readonly subject: string | null;
  readonly code: OnDemandCode<Of>;
  readonly props: Of;
};

/** Rendered from the first time on that there is a subject; its code is fetched then. */
function DialogOnDemand<Of extends object>({ subject, code, props }: Props<Of>) {
  const [isWanted, setWanted] = useState(subject !== null);
  if (subject !== null && !isWanted) setWanted(true);
  return isWanted && <OnDemand code={code} props={props} resetKey={subject ?? ''} />;
}
