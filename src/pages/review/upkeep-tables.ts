import { DAY, type DurationMs, type EpochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { attestationOf } from '#features/practices/attestation-list.ts';
import { endOf } from '#scorecard/calendar/zone.ts';
import { isOverdue } from '#scorecard/evaluate/practice-standing.ts';
import { DASH } from '#scorecard/explain/figure.ts';
import type { ReviewTable } from './review-table.ts';

/** A month ahead at least, and as far as until the next review of this kind. */
const SHORTEST_OUTLOOK = 31 * DAY;

/** Exemptions and attestations that end before this review comes round again, or have ended. */
export function expiringTable(
  { indicators, exemptions }: ScorecardConfig,
  now: EpochMs,
  next: DurationMs,
): ReviewTable {
  const horizon = now + Math.max(SHORTEST_OUTLOOK, next);
  const titles = new Map(indicators.map(({ id, title }) => [id, title]));
  const entries = [
    ...exemptions
      // One that is over needs no decision: its indicator counts again.
      .filter(({ until }) => endOf(until) > now)
      .map(({ indicator, until, owner, reason }) => ({
        indicator,
        what: 'Exemption',
        until,
        who: owner,
        note: reason,
      })),
    ...indicators.flatMap((indicator) => {
      const attestation = attestationOf(indicator);
      if (attestation === null) return [];
      const { validUntil, by } = attestation;
      return [
        {
          indicator: indicator.id,
          what: 'Attestation',
          until: validUntil,
          who: by,
          note: endOf(validUntil) <= now ? 'It has expired: the figure counts as no data' : '',
        },
      ];
    }),
  ].filter(({ until }) => endOf(until) <= horizon);
  return {
    id: 'expiring',
    title: 'Exemptions and attestations that end',
    lead: null,
    columns: ['Indicator', 'What ends', 'Last day', 'Owner', 'Note'],
    empty: 'Nothing expires before the next review.',
    rows: entries
      .sort((a, b) => (a.until < b.until ? -1 : 1))
      .map(({ indicator, what, until, who, note }) => ({
        id: `${what} ${indicator} ${until}`,
        indicator,
        cells: [titles.get(indicator) ?? indicator, what, until, who, note === '' ? DASH : note],
      })),
  };
}

/** Practices that were not reviewed in time, then those that are not in place. */
export function practicesTable({ practices, pillars }: ScorecardConfig, now: EpochMs): ReviewTable {
  const titles = new Map(pillars.map(({ id, title }) => [id, title]));
  const open = practices
    .map((practice) => ({ practice, isLate: isOverdue(practice, now) }))
    .filter(({ practice: { state }, isLate }) => isLate || state === 'partial' || state === 'planned')
    .sort((a, b) => Number(b.isLate) - Number(a.isLate));
  return {
    id: 'practices',
    title: 'Practices not kept up',
    lead: null,
    columns: ['Practice', 'Pillar', 'State', 'Owner', 'Next review'],
    empty: 'Every practice is in place and was reviewed in time.',
    rows: open.map(({ practice: { id, title, pillar, state, owner, nextReview }, isLate }) => ({
      id,
      indicator: null,
      cells: [
        title,
        titles.get(pillar) ?? pillar,
        state,
        owner ?? DASH,
        nextReview === undefined ? DASH : isLate ? `${nextReview}, overdue` : nextReview,
      ],
    })),
  };
}
