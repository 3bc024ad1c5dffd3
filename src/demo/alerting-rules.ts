import { DEMO_NOW } from './timeline.ts';

const LAST_EVALUATION = new Date(DEMO_NOW).toISOString();

const alertingRule = (name: string, query: string, seconds: number, severity: string) => ({
  state: 'inactive',
  name,
  query,
  duration: seconds,
  labels: { severity },
  annotations: {},
  alerts: [],
  health: 'ok',
  evaluationTime: 0.001,
  lastEvaluation: LAST_EVALUATION,
  type: 'alerting',
});

/** `data` of /api/v1/rules. None fires at the demo's now, which is why the list of alerts is empty. */
export const RULES = {
  groups: [
    {
      name: 'availability',
      file: 'availability.yml',
      interval: 60,
      limit: 0,
      rules: [
        alertingRule('ApiDown', 'probe_success{job="blackbox"} == 0', 60, 'page'),
        alertingRule(
          'ErrorBudgetBurn',
          'sum(rate(http_requests_total{status=~"5.."}[1h])) / sum(rate(http_requests_total[1h])) > 0.0144',
          120,
          'page',
        ),
      ],
      evaluationTime: 0.002,
      lastEvaluation: LAST_EVALUATION,
    },
    {
      name: 'latency',
      file: 'latency.yml',
      interval: 60,
      limit: 0,
      rules: [
        alertingRule(
          'SlowRoute',
          'histogram_quantile(0.95, sum by (service, route, le) (rate(http_request_duration_seconds_bucket[10m]))) > 0.5',
          600,
          'ticket',
        ),
      ],
      evaluationTime: 0.001,
      lastEvaluation: LAST_EVALUATION,
    },
  ],
};
