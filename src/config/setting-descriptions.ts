/** What editors and the form in Setup say of a setting, by its name. */
export const DESCRIPTIONS: Readonly<Record<string, string>> = {
  alert:
    'Name of an alert: while it fires, an incident lasts. In place of "query"; without such a rule there is no data.',
  across: 'How the values of all series become one.',
  band: 'Half width of the band around the target, as a fraction.',
  bad: 'Regular expression (RE2, as Prometheus reads it) for the whole label value that marks a bad event. Give "bad" or "good".',
  good: 'Regular expression (RE2, as Prometheus reads it) for the whole label value that marks a good event. Give "bad" or "good".',
  bound: 'The bound whose share is measured; exact only where it is a bucket bound (le).',
  budget: 'Show the error budget of this target.',
  clamp:
    'Two numbers, the lower one first: a figure below or above them counts as the nearer one, and one that is cut on its good side is in doubt.',
  exclude: 'Label values that are no valid event, such as "4.." (the caller was wrong).',
  exemplarUrl:
    'Where the trace of an exemplar is shown: an https:// address with $traceID where its id goes, behind the host.',
  freshness: 'PromQL whose value is the Unix time of the newest evidence, in seconds.',
  noDataPolicy:
    'What a pillar without data counts as in the grade: left out (exclude, the default), at risk, or missed.',
  maxAge: 'Evidence older than this is no data.',
  graded: 'false: the target is shown but does not move the grade.',
  fiscalYearStart:
    'Month the fiscal year begins in, 1 to 12: quarterly and annual reviews follow it; 1 unless told otherwise.',
  groupBy: 'Label whose values are judged by themselves, such as "service": the worst one is the figure.',
  headline: 'Id of the indicator that leads the pillar.',
  ideal: 'The best value there is; 0 for atMost, 1 for ratios atLeast.',
  minSamples: 'Fewer events than this are no data.',
  pillar: 'Id of the pillar; without it the indicator is only shown.',
  query:
    'PromQL for the raw series, with $window and $filters. Never histogram_quantile: the quantile is computed here.',
  q: 'The quantile, 0.95 for P95.',
  scale:
    'A number above 0 that the figure is multiplied by, such as 0.001. For a grade: all grades there are, best first.',
  strict: 'true: a value equal to the target misses it.',
  target: 'The target, in the unit of the indicator; inclusive.',
  tolerance: 'Share of the allowance by which a value may miss the target and be "At risk"; 0 for SLOs.',
  unitText:
    'What is counted, such as "orders": shown behind the number of a count, a score, or what there is per second or day.',
  url: 'Address of the Prometheus HTTP API, absolute or relative to the page; null for Prometheus itself when it serves this page, else the demo world, which has a file of its own.',
  zone: 'Time zone of the reviews, such as "Europe/Berlin": their days begin at midnight there; UTC unless told otherwise.',
  weekly:
    'Every week on this day, by the clocks of the zone; "start" and "end" then say since and until when.',
  window:
    'Time the figure covers, ending now, as a Prometheus duration; or "month", "quarter" or "year" for the one of the calendar up to now, where a kind has that.',
};
