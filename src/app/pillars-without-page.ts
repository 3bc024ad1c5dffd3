import type { ConfigProblem } from '#config/problem.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { VIEWS } from '#url/url-state.ts';

/** A pillar that is called like a view: its address leads to the view. */
export const pillarsWithoutPage = ({ pillars }: Pick<ScorecardConfig, 'pillars'>): readonly ConfigProblem[] =>
  pillars
    .filter(({ id }) => VIEWS.some((view) => view === id))
    .map(({ id }) => ({
      path: `pillars (${id}).id`,
      message: `expected an id that is not the name of a view; got "${id}"`,
      effect: 'The pillar has no page of its own',
    }));
