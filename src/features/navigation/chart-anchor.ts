/** The id of the place on a pillar's page where an indicator is drawn over time. */
export const chartAnchor = (indicator: string): string => `chart-${indicator}`;
