/** What the time that is shown can be laid over: the time right before it, or the same time a week ago. */
export const COMPARISONS = ['previous', 'week'] as const;
export type Comparison = (typeof COMPARISONS)[number];
