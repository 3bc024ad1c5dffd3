import { SECOND } from '#compute/units.ts';
import { counter, gauge, type MetricFamily, stepwise } from './metric.ts';
import { MINUTE_SCHEDULE, SLOW_SCHEDULE } from './schedule.ts';
import { OUTAGE, SERVICES } from './timeline.ts';

/** A sample stands for the minute before it, so the outage has 21 of them and the one at its start is still good. */
const isInOutage = (time: number): boolean => time > OUTAGE.from && time <= OUTAGE.to;

const API = { labels: { service: 'api' }, schedule: SLOW_SCHEDULE, restarts: [] };

export function incidentFamilies(): readonly MetricFamily[] {
  return [
    {
      name: 'incident_active',
      type: 'gauge',
      series: SERVICES.map((service) =>
        gauge('incident_active', { service, severity: 'critical' }, MINUTE_SCHEDULE, (time) =>
          service === 'api' && isInOutage(time) ? 1 : 0,
        ),
      ),
    },
    {
      name: 'incident_duration_seconds',
      type: 'summary',
      series: [
        counter(
          'incident_duration_seconds_sum',
          API,
          stepwise(0, [[OUTAGE.to, (OUTAGE.to - OUTAGE.from) / SECOND]]),
        ),
        counter('incident_duration_seconds_count', API, stepwise(0, [[OUTAGE.to, 1]])),
      ],
    },
    {
      name: 'probe_success',
      type: 'gauge',
      series: [
        gauge(
          'probe_success',
          { job: 'blackbox', instance: 'https://api.example.com/healthz' },
          MINUTE_SCHEDULE,
          (time) => (isInOutage(time) ? 0 : 1),
        ),
      ],
    },
  ];
}
