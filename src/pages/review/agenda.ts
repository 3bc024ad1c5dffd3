import type { ReviewPeriod } from '#url/url-state.ts';

/** What a point of the agenda is filled with. */
export type ReviewTopic =
  | 'grade'
  | 'missed'
  | 'figures'
  | 'incidents'
  | 'budget'
  | 'capacity'
  | 'expiring'
  | 'practices'
  /** The figures of one pillar of the brief. */
  | 'reliability'
  | 'performance'
  | 'quality'
  | 'security'
  | 'cost';

type AgendaPoint = { readonly title: string; readonly topics: readonly ReviewTopic[] };

const OVERVIEW: AgendaPoint = {
  title: 'The period at a glance',
  topics: ['grade', 'missed', 'incidents', 'budget'],
};

/** The brief's agenda for each review. Every review ends with what is to be done. */
export const AGENDAS: Readonly<Record<ReviewPeriod, readonly AgendaPoint[]>> = {
  weekly: [
    { title: 'Metrics review', topics: ['grade', 'missed', 'figures'] },
    { title: 'Incident analysis', topics: ['incidents', 'budget'] },
    { title: 'Performance trends', topics: ['performance'] },
    { title: 'Action items', topics: ['expiring', 'practices'] },
  ],
  monthly: [
    OVERVIEW,
    { title: 'Performance optimization', topics: ['performance'] },
    { title: 'Cost analysis', topics: ['cost'] },
    { title: 'Capacity planning', topics: ['capacity'] },
    { title: 'Security updates', topics: ['security'] },
    { title: 'Action items', topics: ['expiring', 'practices'] },
  ],
  quarterly: [
    OVERVIEW,
    { title: 'Architecture review', topics: ['reliability', 'performance'] },
    { title: 'Technology refresh', topics: ['quality', 'security'] },
    { title: 'Process improvements', topics: ['practices'] },
    { title: 'Budget planning', topics: ['cost'] },
    { title: 'Action items', topics: ['expiring'] },
  ],
  annual: [
    OVERVIEW,
    { title: 'Strategic planning', topics: ['figures'] },
    { title: 'Technology roadmap', topics: ['performance', 'capacity'] },
    { title: 'Compliance audit', topics: ['security', 'expiring'] },
    { title: 'Disaster recovery test', topics: ['reliability'] },
    { title: 'Action items', topics: ['practices'] },
  ],
};
