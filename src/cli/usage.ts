export const USAGE = `Prints the scorecard without a browser.

Usage: npm run -s report -- [options]

  --prometheus URL      the server to ask; default: PROMETHEUS_URL, then prometheus.url of scorecard.json
  --header 'NAME: TEXT' a header to send along, such as a tenant or a token; may be repeated
  --demo                the demo world instead of a server
  --config FILE         default: public/scorecard.json; with --demo: demo/scorecard.json
  --at TIME             the instant the figures are about, as RFC 3339 or seconds since 1970; default: now
  --window DURATION     one window for all figures, such as 30d; default: each target's own
  --filter LABEL:VALUE  only series with this label; may be repeated
  --format FORMAT       markdown (default), json or csv; rules prints a rules file for Prometheus, and openslo the SLOs
                        as OpenSLO. These two ask nobody
  --source NAME         with rules: the file for this server of prometheus.sources; default: for the default one
  --output FILE         write the report there instead of to stdout
  --fail-under LETTER   exit with 1 when the grade is worse than this, or there is none
  --help                print this

Exit codes: 0 all well; 1 below --fail-under; 2 wrong arguments or scorecard.json; 3 the server cannot be reached, or
refused a question (the report then shows No data for it).
`;
