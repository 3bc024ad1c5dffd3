import { DAY, epochMs, HOUR, SECOND } from '#compute/units.ts';
import { type DemoSeries, gauge, type MetricFamily, stepwise } from './metric.ts';
import { SLOW_SCHEDULE } from './schedule.ts';
import { DEMO_NOW } from './timeline.ts';

const SCANNER = 'trivy';
/** The scan runs every day and ends at 20:00 UTC. */
const SCAN_DONE = 20 * HOUR;
const AUDITED_AT = epochMs(DEMO_NOW - 122 * DAY);

const daysAgo = (days: number) => epochMs(DEMO_NOW - days * DAY);

/** Zeros are exported: an absent series would be no data, and never zero. */
const VULNERABILITIES = [
  {
    severity: 'critical',
    state: 'open',
    count: stepwise(0, [
      [daysAgo(52.2), 1],
      [daysAgo(50.2), 0],
    ]),
  },
  {
    severity: 'high',
    state: 'open',
    count: stepwise(2, [
      [daysAgo(61.2), 3],
      [daysAgo(44.2), 1],
      [daysAgo(19.2), 0],
    ]),
  },
  {
    severity: 'medium',
    state: 'open',
    count: stepwise(7, [
      [daysAgo(38.2), 5],
      [daysAgo(12.2), 3],
    ]),
  },
  { severity: 'medium', state: 'accepted', count: stepwise(1, []) },
  {
    severity: 'low',
    state: 'open',
    count: stepwise(14, [
      [daysAgo(30.2), 12],
      [daysAgo(5.2), 11],
    ]),
  },
];

/** When the oldest one that is still open was found. */
const OLDEST_OPEN = [
  { severity: 'medium', found: daysAgo(41) },
  { severity: 'low', found: daysAgo(118) },
];

const CONTROLS = [
  { framework: 'GDPR', count: 24, failed: stepwise(1, [[daysAgo(64), 0]]) },
  { framework: 'CCPA', count: 16, failed: stepwise(0, []) },
];

export function securityFamilies(): readonly MetricFamily[] {
  return [
    family('compliance_controls', compliance()),
    family('security_audit_grade_info', [one('security_audit_grade_info', { grade: 'A' }, () => 1)]),
    family('security_audit_timestamp_seconds', [
      one('security_audit_timestamp_seconds', {}, () => AUDITED_AT / SECOND),
    ]),
    family('security_scan_last_success_timestamp_seconds', [
      one('security_scan_last_success_timestamp_seconds', { scanner: SCANNER }, lastScan),
    ]),
    family(
      'security_vulnerability_oldest_open_timestamp_seconds',
      OLDEST_OPEN.map(({ severity, found }) =>
        one(
          'security_vulnerability_oldest_open_timestamp_seconds',
          { scanner: SCANNER, severity },
          () => found / SECOND,
        ),
      ),
    ),
    family(
      'security_vulnerabilities',
      VULNERABILITIES.map(({ severity, state, count }) =>
        one('security_vulnerabilities', { scanner: SCANNER, severity, state }, count),
      ),
    ),
  ];
}

const family = (name: string, series: readonly DemoSeries[]): MetricFamily => ({
  name,
  type: 'gauge',
  series,
});

const one = (name: string, labels: Record<string, string>, valueAt: (time: number) => number): DemoSeries =>
  gauge(name, labels, SLOW_SCHEDULE, valueAt);

const lastScan = (time: number): number => (Math.floor((time - SCAN_DONE) / DAY) * DAY + SCAN_DONE) / SECOND;

function compliance(): readonly DemoSeries[] {
  return CONTROLS.flatMap(({ framework, count, failed }) => [
    one('compliance_controls', { framework, state: 'failed' }, failed),
    one('compliance_controls', { framework, state: 'passed' }, (time) => count - failed(time)),
  ]);
}
