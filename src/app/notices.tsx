import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { useScorecardChange } from '#data/use-scorecard-change.ts';
import { ViewLink } from '#features/navigation/view-link.tsx';
import { type OutageNotice, outageNotices } from '#scorecard/explain/outage-notices.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Time } from '#ui/time.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { useUrlState } from '#url/use-url-state.ts';

/** What is wrong with many figures at once, said once above them. */
export function Notices({ scorecard, hasProblems }: { scorecard: CurrentScorecard; hasProblems: boolean }) {
  return (
    <>
      {scorecard.clockSkew !== null && (
        <Notice tone="warning" title={scorecard.clockSkew}>
          Set the clock of this device, or fix the time in the window picker.
        </Notice>
      )}
      {outageNotices(scorecard.evaluations).map((notice) => (
        <OutageBanner key={notice.title} notice={notice} />
      ))}
      {hasProblems && <ProblemNotice />}
      <ScorecardChangeNotice />
    </>
  );
}

function OutageBanner({ notice: { tone, title, detail, lastGood, canRetry } }: { notice: OutageNotice }) {
  const { scheduler } = useSession();
  const { refresh, at, zone } = useFigureState();
  return (
    <Notice
      tone={tone}
      title={title}
      {...(canRetry ? { actions: <Button onClick={scheduler.refresh}>Try again</Button> } : {})}
    >
      {detail}
      {lastGood !== null && (
        <>
          {' '}
          The last good figures are as of <Time at={lastGood} zone={zone} precision="second" />.
        </>
      )}
      {canRetry && refresh !== null && at === null && ' This page asks again by itself.'}
    </Notice>
  );
}

function ProblemNotice() {
  const [{ view }] = useUrlState();
  if (view === 'setup') return null;
  return (
    <Notice
      tone="warning"
      title="scorecard.json has problems; what they touch is left out"
      actions={<ViewLink view="setup">See what and where</ViewLink>}
    />
  );
}

function ScorecardChangeNotice() {
  const change = useScorecardChange();
  switch (change.kind) {
    case 'none':
      return null;
    case 'changed':
      return (
        <Notice
          tone="info"
          title="scorecard.json has changed"
          actions={<Button onClick={() => window.location.reload()}>Load the new one</Button>}
        >
          What you see is by the one before.
        </Notice>
      );
    case 'broken':
      return (
        <Notice tone="warning" title="scorecard.json has changed and cannot be used">
          {change.reason}. What you see is by the one before.
        </Notice>
      );
  }
}
