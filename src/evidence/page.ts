import { checkEvidence, type EvidenceCheck } from './check-evidence.ts';
import { code, disclosure, element } from './element.ts';
import { EVIDENCE_ELEMENT, type Evidence, type Exchange } from './evidence.ts';

/** The script of an evidence file: computes everything again as soon as it is opened, and says what came out. */
async function open(): Promise<void> {
  const evidence: Evidence = JSON.parse(document.getElementById(EVIDENCE_ELEMENT)?.textContent ?? '');
  document.title = `Evidence · ${evidence.report.title} · ${evidence.report.at}`;
  const check = await checkEvidence(evidence);
  show(...heading(evidence), verdict(check), explanation(), table(check), ...figures(evidence, check));
}

const show = (...content: readonly HTMLElement[]): void =>
  document.querySelector('main')?.replaceChildren(...content);

const heading = ({ report: { title, at, source, window, filters } }: Evidence): readonly HTMLElement[] => [
  element('h1', {}, title),
  element(
    'p',
    { class: 'subject' },
    [
      `As of ${at}`,
      source.kind === 'demo' ? 'demo data' : (source.url ?? ''),
      window === null ? "each target's own window" : `last ${window}`,
      ...filters.map(({ label, value }) => `${label} = ${value}`),
    ].join(' · '),
  ),
];

function verdict({ rows, recomputed }: EvidenceCheck): HTMLElement {
  const wrong = rows.filter(({ matches }) => !matches);
  const isSound = wrong.length === 0;
  const sentence = isSound
    ? `Matches: the grade ${recomputed.overall.letter ?? '–'} and all ${recomputed.indicators.length} figures follow from the answers in this file.`
    : `Does not match: ${wrong.map(({ title }) => title).join(', ')}.`;
  return element('p', { class: 'verdict', role: 'status', 'data-matches': String(isSound) }, sentence);
}

const explanation = (): HTMLElement =>
  element(
    'p',
    {},
    'Computed again just now, in this browser and without the network, from the answers of the server as they were received. It shows that the figures follow from these answers by these definitions, and not that nobody has changed answers and figures together: keep the file where that cannot happen.',
  );

const table = ({ rows }: EvidenceCheck): HTMLElement =>
  element(
    'div',
    {
      class: 'scroller',
      tabindex: '0',
      role: 'region',
      'aria-label': 'Each figure, recorded and computed again',
    },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...['Figure', 'Recorded', 'Computed again', 'Result'].map((name) =>
            element('th', { scope: 'col' }, name),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        ...rows.map(({ id, title, recorded, recomputed, matches }) =>
          element(
            'tr',
            { 'data-figure': id, 'data-matches': String(matches) },
            element('th', { scope: 'row' }, title),
            element('td', {}, recorded),
            element('td', {}, recomputed),
            element('td', { class: 'result' }, matches ? 'matches' : 'does not match'),
          ),
        ),
      ),
    ),
  );

function figures({ config, exchanges }: Evidence, { recomputed }: EvidenceCheck): readonly HTMLElement[] {
  return [
    element('h2', {}, 'How each figure came about'),
    ...recomputed.indicators.map(({ title, trace }) =>
      disclosure(title, code(JSON.stringify(trace, null, 2))),
    ),
    element('h2', {}, 'Questions and answers as received'),
    ...exchanges.map((exchange) => disclosure(queryText(exchange), code(exchange.body))),
    element('h2', {}, 'Definitions'),
    disclosure(
      'scorecard.json as it was understood, durations in milliseconds',
      code(JSON.stringify(config, null, 2)),
    ),
  ];
}

function queryText({ source, endpoint, params, status }: Exchange): string {
  const asked = new URLSearchParams(params);
  const { query = '', ...rest } = Object.fromEntries(asked);
  const when = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
  return `${query} (${[...(source === undefined ? [] : [source]), endpoint, ...when, `status ${status}`].join(', ')})`;
}

open().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  show(
    element('h1', {}, 'Evidence'),
    element('p', { class: 'verdict', role: 'status', 'data-matches': 'false' }, 'Cannot be checked.'),
    element('p', {}, `This file is damaged, or not a whole evidence file: ${reason}`),
  );
});
