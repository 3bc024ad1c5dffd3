import type { Candidate } from './match-presets.ts';
import type { PresetIndicator } from './preset.ts';

/** scorecard.json as it is written. */
export type ScorecardFile = Readonly<Record<string, unknown>>;

/** The five pillars of the framework, each with the question it answers. */
const PILLARS = [
  { id: 'reliability', title: 'Reliability', question: 'Is the system up when people need it?' },
  { id: 'performance', title: 'Performance', question: 'Does it answer fast enough, for nearly everybody?' },
  { id: 'quality', title: 'Quality', question: 'Are the answers right?' },
  { id: 'security', title: 'Security', question: 'Is it protected against what is known?' },
  { id: 'cost', title: 'Cost', question: 'What does it cost, and is that what was planned?' },
] as const;

/** How many indicators of a pillar the executive view begins with. */
const FIRST_OF_PILLAR = 2;
const MOST_CHARTS = 6;

/** The kinds that are worth a chart over time. */
const CHARTED = ['ratio', 'events', 'rate', 'quotient'];

type Head = { readonly title: string; readonly url: string | null };

/** A scorecard of some candidates: a pillar for each that has one, led by the first that is graded. */
export function scorecardFile(
  candidates: readonly Pick<Candidate, 'indicator'>[],
  { title, url }: Head,
): ScorecardFile {
  const indicators = candidates.map(({ indicator }) => indicator);
  const of = (pillar: string) => indicators.filter((indicator) => indicator.pillar === pillar);
  const pillars = PILLARS.flatMap((pillar) => {
    const own = of(pillar.id);
    const headline = own.find(isJudged) ?? own[0];
    return headline === undefined ? [] : [{ ...pillar, headline: headline.id }];
  });
  const ids = (some: readonly PresetIndicator[]) => some.map(({ id }) => id);
  const executive = pillars.flatMap(({ id, headline }) => [
    headline,
    ...ids(of(id))
      .filter((one) => one !== headline)
      .slice(0, FIRST_OF_PILLAR - 1),
  ]);
  const operations = ids([...of('performance'), ...of('reliability'), ...of('quality')]);
  return {
    $schema: './scorecard.schema.json',
    version: 1,
    title,
    prometheus: { url },
    pillars,
    indicators,
    views: {
      executive,
      operations,
      engineering: ids([...of('quality'), ...of('performance')]),
      charts: ids(indicators.filter(({ kind }) => CHARTED.includes(kind))).slice(0, MOST_CHARTS),
    },
  };
}

const isJudged = ({ graded, target }: PresetIndicator & { graded?: unknown; target?: unknown }): boolean =>
  graded !== false && target !== undefined;
