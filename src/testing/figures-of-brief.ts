/** The figures that the framework's brief names for the demo company, as every view has to show them. */
export const FIGURES_OF_BRIEF = {
  uptime: '99.95 %',
  projects_per_day: '20/day',
  user_satisfaction: '4.6/5.0',
  cost_per_project: '$0.50',
  latency_p95: '150 ms',
  error_rate: '0.3 %',
  db_connections: '45 %',
  cache_hit_rate: '85 %',
  test_coverage: '95 %',
  confidence: '80 %',
  review_rate: '8 %',
  solver_performance: '100 %',
  critical_vulnerabilities: '0',
};
