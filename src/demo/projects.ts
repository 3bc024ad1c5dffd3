import { deal } from './deal.ts';
import { counter, type DemoSeries, histogram, type MetricFamily, type Source } from './metric.ts';
import { officeDays, unitsPerDay, volumeOf } from './rhythm.ts';
import { SLOW_SCHEDULE } from './schedule.ts';
import { restartsOf } from './timeline.ts';

/** Sunday first; 140 a week, and 600 in the 30 days up to now. */
const PROJECTS_PER_WEEKDAY = [7, 27, 29, 28, 22, 18, 9];

/** Sunday first; 70 a week, and 300 in the 30 days up to now. */
const ANSWERS_PER_WEEKDAY = [6, 12, 12, 12, 10, 10, 8];

/** Of 200 projects, how many score up to .1, .2, … 1. Any 600 in a row have 480 above .8 and 48 up to .5. */
const SCORES = [1, 1, 2, 5, 7, 6, 8, 10, 64, 96];

/** Of 100 answers, how many give 1, 2, … 5 stars. Any 300 in a row have a mean of 4.6. */
const STARS = [1, 2, 5, 20, 72];

const SCORE_BOUNDS = ['0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.9', '1'];
const STAR_BOUNDS = ['1', '2', '3', '4', '5'];

const API: Source = { labels: { service: 'api' }, schedule: SLOW_SCHEDULE, restarts: restartsOf('api') };
const SURVEY: Source = { labels: { survey: 'csat' }, schedule: SLOW_SCHEDULE, restarts: [] };

export function projectFamilies(): readonly MetricFamily[] {
  const created = eventsOf(PROJECTS_PER_WEEKDAY);
  return [
    {
      name: 'projects_created_total',
      type: 'counter',
      series: [counter('projects_created_total', API, created)],
    },
    { name: 'project_confidence_score', type: 'histogram', series: confidence(created) },
    { name: 'user_satisfaction_rating', type: 'histogram', series: satisfaction() },
  ];
}

/** Events since ORIGIN, spread over office hours, with the chosen number on each weekday. */
function eventsOf(perWeekday: readonly number[]): (time: number) => number {
  const rhythm = officeDays(perWeekday);
  const volume = volumeOf(rhythm);
  const unit = unitsPerDay(rhythm);
  return (time) => Math.floor(volume(time) / unit);
}

function confidence(created: (time: number) => number): readonly DemoSeries[] {
  const scoredUpTo = deal(SCORES, 77);
  const hundredths = (time: number) => {
    const scored = created(time);
    const below = SCORES.slice(1).reduce((sum, _, index) => sum + scoredUpTo(index, scored), 0);
    return 95 * scored - 10 * below;
  };
  return histogram('project_confidence_score', API, {
    bounds: SCORE_BOUNDS,
    atMost: (bound, time) => scoredUpTo(bound, created(time)),
    sum: hundredths,
    sumUnit: 100,
  });
}

function satisfaction(): readonly DemoSeries[] {
  const answered = eventsOf(ANSWERS_PER_WEEKDAY);
  const ratedUpTo = deal(STARS, 37);
  const stars = (time: number) => {
    const answers = answered(time);
    return 5 * answers - [0, 1, 2, 3].reduce((sum, rating) => sum + ratedUpTo(rating, answers), 0);
  };
  return histogram('user_satisfaction_rating', SURVEY, {
    bounds: STAR_BOUNDS,
    atMost: (bound, time) => ratedUpTo(bound, answered(time)),
    sum: stars,
    sumUnit: 1,
  });
}
