import { lazy } from 'react';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import type { View } from '#url/url-state.ts';

const OperationsView = lazy(() =>
  import('#views/operations-view.tsx').then(({ OperationsView }) => ({ default: OperationsView })),
);
const EngineeringView = lazy(() =>
  import('#views/engineering-view.tsx').then(({ EngineeringView }) => ({ default: EngineeringView })),
);
const PillarView = lazy(() =>
  import('#views/pillar-view.tsx').then(({ PillarView }) => ({ default: PillarView })),
);
const HistoryView = lazy(() =>
  import('#views/history-view.tsx').then(({ HistoryView }) => ({ default: HistoryView })),
);
const ReviewView = lazy(() =>
  import('#views/review-view.tsx').then(({ ReviewView }) => ({ default: ReviewView })),
);
const SetupView = lazy(() =>
  import('#views/setup-view.tsx').then(({ SetupView }) => ({ default: SetupView })),
);
const WallScreen = lazy(() =>
  import('./wall-screen.tsx').then(({ WallScreen }) => ({ default: WallScreen })),
);

export type OtherViewProps = {
  readonly view: Exclude<View, 'executive'>;
  readonly scorecard: CurrentScorecard;
  readonly problems: Parameters<typeof SetupView>[0]['problems'];
};

/** Every view but the first. A chunk of its own: the names of all their parts would weigh on the first screen. */
export function OtherView({ view, scorecard, problems }: OtherViewProps) {
  switch (view) {
    case 'operations':
      return <OperationsView scorecard={scorecard} />;
    case 'engineering':
      return <EngineeringView scorecard={scorecard} />;
    case 'pillar':
      return <PillarView scorecard={scorecard} />;
    case 'history':
      return <HistoryView />;
    case 'review':
      return <ReviewView />;
    case 'setup':
      return <SetupView scorecard={scorecard} problems={problems} />;
    case 'wall':
      return <WallScreen scorecard={scorecard} problemCount={problems.length} />;
  }
}
