import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { FigureDetails } from './figure-details.tsx';
import { GradeQuestions } from './grade-questions.tsx';

/** What opens above a view when somebody asks. */
export function Dialogs({ scorecard }: { scorecard: CurrentScorecard }) {
  return (
    <>
      <FigureDetails scorecard={scorecard} />
      <GradeQuestions scorecard={scorecard} />
    </>
  );
}
