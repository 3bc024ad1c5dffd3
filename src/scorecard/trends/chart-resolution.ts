/** Points a sparkline can show at its width; and a chart at the width of a large screen. */
export const SPARKLINE_POINTS = 60;
export const CHART_POINTS = 720;
/** A day a point over a month: projects come by the dozen a day, and a share of two is no share. */
export const DAILY_POINTS = 30;

/** A line seen from five metres. */
export const WALL_POINTS = 240;
