/** How an indicator or a pillar stands against its target, best first. */
export const STATUSES = ['Exceeding', 'Met', 'At risk', 'Missed', 'No data'] as const;
export type Status = (typeof STATUSES)[number];
