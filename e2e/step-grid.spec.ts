import { DAY, durationMs, epochMs, HOUR, MINUTE, SECOND } from '#compute/units.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { scanSlots } from '#scorecard/answers/scan-slots.ts';
import { expect, test } from './fixtures.ts';
import type { Server } from './servers/server.ts';
import { startPrometheusWith, startVictoriaMetricsWith } from './servers/storage.ts';
import { isVictoriaMetricsInstalled } from './servers/victoria-metrics.ts';
import type { World } from './servers/worlds.ts';

const END = Date.parse('2026-01-31T12:00:00Z');
const OUTAGE = { start: END - 80 * MINUTE, end: END - 20 * MINUTE };

/** Eighty days of minutes: an outage shortly before the end, and a gauge that tells the hour. */
function* lines(): Iterable<string> {
  const times = Array.from({ length: 80 * 24 * 60 }, (_, minute) => END - (80 * 24 * 60 - minute) * MINUTE);
  const block = (name: string, valueAt: (time: number) => number) =>
    [`# TYPE ${name} gauge`, ...times.map((time) => `${name} ${valueAt(time)} ${time / SECOND}`), ''].join(
      '\n',
    );
  yield block('incident_active', (time) => Number(time > OUTAGE.start && time <= OUTAGE.end));
  yield block('hour_number', (time) => Math.floor(time / HOUR));
  yield '# EOF\n';
}

const WORLD: World = { name: 'outage', lines, madeOf: ['e2e/step-grid.spec.ts'] };

/** As it is shipped, VictoriaMetrics moves ranges of 50 points and more; Prometheus never does. */
const SERVERS: readonly { readonly name: string; readonly start: () => Promise<Server> }[] = [
  { name: 'Prometheus', start: () => startPrometheusWith(WORLD) },
  { name: 'VictoriaMetrics', start: () => startVictoriaMetricsWith(WORLD, { caches: true }) },
];

for (const { name, start } of SERVERS) {
  test(`${name} knows of an outage that is going on, and of the midnights of another zone`, async ({
    stopAfter,
  }) => {
    test.skip(
      name === 'VictoriaMetrics' && !isVictoriaMetricsInstalled(),
      'VictoriaMetrics is not installed',
    );
    const { url } = stopAfter(await start());
    const client = createPrometheusClient({ baseUrl: url, timeout: durationMs(30 * SECOND) });

    for (const late of [21, 30, 75]) {
      await test.step(`${late} minutes before the end of the world`, async () => {
        const at = epochMs(END - late * MINUTE);
        const asked = {
          shape: 'slots',
          expr: 'max(incident_active)',
          window: durationMs(30 * DAY),
          resolution: MINUTE,
        } as const;
        const { data } = await scanSlots(client, asked, at);
        expect(data).toHaveLength(1);
        expect(data[0]?.bad).toEqual([{ start: OUTAGE.start, end: at }]);
        expect(data[0]?.known.at(-1)?.end).toBe(at);
      });
    }

    await test.step('at the midnights of Berlin', async () => {
      const end = epochMs(Date.parse('2026-01-30T23:00:00Z'));
      const grid = { start: epochMs(end - 70 * DAY), end, step: DAY };
      const { data } = await client.queryRange('hour_number', grid);
      const midnights = Array.from({ length: 71 }, (_, day) => grid.start + day * DAY);
      expect(Array.from(data[0]?.times ?? [])).toEqual(midnights);
      expect(Array.from(data[0]?.values ?? [])).toEqual(midnights.map((time) => time / HOUR));
    });
  });
}
