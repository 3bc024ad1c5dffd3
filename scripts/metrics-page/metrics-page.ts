import { readFileSync } from 'node:fs';
import { formatDuration } from '#compute/duration.ts';
import { type DurationMs, epochMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { targetText, windowText } from '#scorecard/explain/figure.ts';
import { kindOf } from '#scorecard/indicators/registry.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { type Docstring, docstringOf } from './docstring.ts';

/** What each kind is computed with: file and function of `src/compute`. */
const COMPUTED_BY: Readonly<Record<Indicator['kind'], readonly (readonly [string, string])[]>> = {
  ratio: [
    ['availability', 'eventRatio'],
    ['wilson', 'wilsonInterval'],
    ['error-budget', 'errorBudget'],
    ['error-budget', 'burnRate'],
    ['error-budget', 'firingBurnAlerts'],
  ],
  events: [
    ['availability', 'eventRatio'],
    ['wilson', 'wilsonInterval'],
    ['error-budget', 'errorBudget'],
    ['error-budget', 'burnRate'],
    ['error-budget', 'firingBurnAlerts'],
  ],
  quantile: [
    ['bucket-quantile', 'bucketQuantile'],
    ['bucket-quantile', 'decideQuantileTarget'],
  ],
  nativeQuantile: [],
  share: [
    ['bucket-fraction', 'shareAtMost'],
    ['bucket-fraction', 'shareAbove'],
    ['wilson', 'wilsonInterval'],
  ],
  rate: [],
  quotient: [],
  gauge: [],
  incidents: [
    ['incidents', 'summariseIncidents'],
    ['incidents', 'mtbfBounds'],
    ['indicator-status', 'mtbfStatus'],
  ],
  band: [['month-end-forecast', 'monthEndForecast']],
  ordinal: [],
  attested: [],
};

const KIND_TITLES: Readonly<Record<Indicator['kind'], string>> = {
  ratio: 'Ratio: bad or good events of all valid ones',
  events: 'Events: bad or good events of all, from two counters',
  quantile: 'Quantile: a percentile out of histogram buckets',
  nativeQuantile: 'Native quantile: a percentile out of a native histogram',
  share: 'Share: observations on one side of a bound',
  rate: 'Rate: increase of a counter per unit of time',
  quotient: 'Quotient: one total divided by another',
  gauge: 'Gauge: a level as it is now',
  incidents: 'Incidents: MTTR, MTBF or their number',
  band: 'Band: deviation from a plan',
  ordinal: 'Ordinal: a grade on a scale',
  attested: 'Attested: what somebody vouches for',
};

/** docs/metrics.md: every indicator of the demo’s scorecard and every kind, out of the config and the docstrings. */
export function metricsPage(root: string): string {
  const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
  const { config, problems } = readScorecard(read('demo/scorecard.json'));
  if (config === null || problems.length > 0) throw new Error('the demo’s scorecard.json does not load');
  const docstring = ([file, name]: readonly [string, string]) =>
    docstringOf(read(`src/compute/${file}.ts`), name);
  const kinds = [...new Set(config.indicators.map(({ kind }) => kind))];
  const blocks = [
    '# Every figure: formula, unit, query, window and source',
    'Made by `npm run docs:metrics` from `demo/scorecard.json` and the docstrings of `src/compute`; a test fails when it ' +
      'is out of date. The examples of the docstrings run as tests too.',
    ...config.pillars.flatMap(({ id, title, question }) => [
      `## ${title}`,
      ...(question === undefined ? [] : [question]),
      ...indicatorsOf(config, id),
    ]),
    '## Shown, part of no pillar',
    ...indicatorsOf(config, undefined),
    '## How each kind is computed',
    ...kinds.flatMap((kind) => [
      `### ${KIND_TITLES[kind]}`,
      kindSentence(read(`src/scorecard/indicators/${kind}.ts`)),
      ...COMPUTED_BY[kind].map((entry) => functionBlock(docstring(entry), entry[0])),
    ]),
    '## From figure to status',
    functionBlock(docstring(['indicator-status', 'indicatorStatus']), 'indicator-status'),
    functionBlock(docstring(['allowance', 'allowanceUsed']), 'allowance'),
    functionBlock(docstring(['evidence-rule', 'evidenceStatus']), 'evidence-rule'),
    functionBlock(docstring(['outlook-rule', 'outlookStatus']), 'outlook-rule'),
    functionBlock(docstring(['pillar-status', 'pillarStatus']), 'pillar-status'),
    functionBlock(docstring(['overall-grade', 'overallGrade']), 'overall-grade'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const indicatorsOf = (config: ScorecardConfig, pillar: string | undefined): readonly string[] =>
  config.indicators
    .filter((indicator) => indicator.pillar === pillar)
    .flatMap((one) => indicatorBlock(one, config));

function indicatorBlock(indicator: Indicator, { currency = 'USD' }: ScorecardConfig): readonly string[] {
  const { window, queries, outlook = {} } = planFigure(indicator, { window: null, filters: [] });
  const facts: readonly (readonly [string, string | null])[] = [
    ['id', `\`${indicator.id}\``],
    ['kind', `[${indicator.kind}](#${slug(KIND_TITLES[indicator.kind])})`],
    ['formula', formulaOf(indicator, window)],
    ['unit', indicator.unit],
    ['target', targetText(indicator, currency)],
    ['window', window === null ? null : windowText(window)],
    [
      'judged',
      indicator.graded === false || targetText(indicator, currency) === null ? 'no, shown only' : null,
    ],
    [
      'tolerance',
      'tolerance' in indicator && indicator.tolerance !== undefined
        ? `${indicator.tolerance * 100} % beyond the target is At risk`
        : null,
    ],
    [
      'too few events below',
      'minSamples' in indicator && indicator.minSamples !== undefined ? String(indicator.minSamples) : null,
    ],
    [
      'evidence goes stale after',
      'maxAge' in indicator && indicator.maxAge !== undefined ? windowText(indicator.maxAge) : null,
    ],
    ['resolution', indicator.kind === 'incidents' ? formatDuration(indicator.resolution) : null],
  ];
  const code = Object.entries({ ...queries, ...outlook }).map(([name, { expr }]) => `# ${name}\n${expr}`);
  return [
    `### ${indicator.title}`,
    ...(indicator.description === undefined ? [] : [indicator.description]),
    [
      '| | |',
      '| --- | --- |',
      ...facts.flatMap(([name, value]) => (value === null ? [] : [`| ${name} | ${value} |`])),
    ].join('\n'),
    ...(code.length === 0 ? [] : [`\`\`\`promql\n${code.join('\n\n')}\n\`\`\``]),
  ];
}

/** As the details of a figure show it; how many series there are is not known here. */
function formulaOf(indicator: Indicator, window: DurationMs | null): string {
  const nothing = { samples: () => [], scans: () => [] };
  const { formula } = kindOf(indicator).measure(indicator, nothing, { at: epochMs(0), window });
  return formula.replace('of 0 series', 'of all series');
}

/** The docstring of a kind's own file says in one sentence what it measures. */
function kindSentence(source: string): string {
  const found = /\/\*\* (?<sentence>[^\n]+) \*\/\nexport const \w+Kind\b/.exec(source)?.groups?.sentence;
  if (found === undefined) throw new Error('a kind has no sentence');
  return found;
}

function functionBlock(doc: Docstring, file: string): string {
  const lines = [
    `**\`${doc.name}\`** ([\`compute/${file}.ts\`](../src/compute/${file}.ts)): ${doc.sentence}`,
    ...(doc.formula.length === 0 ? [] : [`> ${doc.formula.join('  \n> ')}`]),
    ...(doc.returns === null ? [] : [`Edge cases: ${doc.returns}`]),
    ...(doc.throws === null ? [] : [`Throws: ${doc.throws}`]),
    ...(doc.source === null ? [] : [`Source: ${doc.source}`]),
    ...(doc.examples.length === 0 ? [] : [`\`\`\`ts\n${doc.examples.join('\n')}\n\`\`\``]),
  ];
  return lines.join('\n\n');
}

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
