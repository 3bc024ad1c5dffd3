import { type EpochMs, epochMs } from '#compute/units.ts';
import type { FiringAlert, Rule } from './api-response.ts';
import { copyLabels, type Decoded } from './decode.ts';
import { read } from './wire.ts';
import { alertsWire, rulesWire, textsWire } from './wire-state.ts';

/** The `data` of /labels and /label/…/values. */
export function decodeTexts(data: unknown): Decoded<readonly string[]> {
  return { data: read(textsWire, data, 'data') ?? [], warnings: [] };
}

/** The `data` of /alerts. A state of a later version is reported, since it may be one to worry about. */
export function decodeAlerts(data: unknown): Decoded<readonly FiringAlert[]> {
  const alerts: FiringAlert[] = [];
  const strange = new Set<string>();
  for (const { state, labels, annotations, activeAt } of read(alertsWire, data, 'data').alerts ?? []) {
    if (state === 'firing' || state === 'pending') {
      alerts.push({
        name: labels.alertname ?? '',
        state,
        labels: copyLabels(labels),
        annotations: copyLabels(annotations ?? {}),
        activeAt: readInstant(activeAt),
      });
    } else if (state !== 'inactive') strange.add(state);
  }
  return { data: alerts, warnings: [...strange].map((state) => `Alerts in state "${state}" are left out.`) };
}

/** The `data` of /rules. */
export function decodeRules(data: unknown): Decoded<readonly Rule[]> {
  const groups = read(rulesWire, data, 'data').groups ?? [];
  const rules = groups.flatMap(({ name: group, rules }) =>
    (rules ?? []).map(
      ({ name, type, query, health, lastError }): Rule => ({
        group,
        name,
        kind: type,
        query,
        health: health ?? 'unknown',
        lastError: lastError === undefined || lastError === '' ? null : lastError,
      }),
    ),
  );
  return { data: rules, warnings: [] };
}

/** RFC 3339; Go writes the year 1 for "never". */
function readInstant(text: string | null | undefined): EpochMs | null {
  const ms = Date.parse(text ?? '');
  return ms > 0 ? epochMs(ms) : null;
}
