import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_NOW } from '#demo/timeline.ts';
import { ROOT } from '../../scripts/run.mjs';
import type { World } from './worlds.ts';

const FOLDER = 'src/discovery/expositions';
const STEP_S = 60;
/** A little more than the six hours that a window of six hours reaches back over. */
const SCRAPES = 7 * 60;

type Line = { readonly series: string; readonly value: number; readonly grows: boolean };

/** The samples of an exposition, as a target writes it. */
function samplesOf(preset: string): readonly Line[] {
  const text = readFileSync(join(ROOT, FOLDER, `${preset}.prom`), 'utf8');
  const types = new Map(
    [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]),
  );
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, series = '', value = ''] = /^(.*\S)\s+(\S+)$/.exec(line) ?? [];
      const [name = ''] = /^[^{\s]+/.exec(series) ?? [];
      const type = types.get(name) ?? types.get(name.replace(/_(bucket|sum|count)$/, ''));
      return { series: withTarget(series, preset), value: Number(value), grows: type !== 'gauge' };
    });
}

/** A scrape adds the target's own labels. */
function withTarget(series: string, preset: string): string {
  const own = `job="${preset}",instance="target:80"`;
  const [, name = '', labels = ''] = /^([^{]+)(?:\{(.*)\})?$/.exec(series) ?? [];
  if (/(^|,)(job|instance)="/.test(labels)) return series;
  return `${name}{${labels === '' ? own : `${labels.replace(/,$/, '')},${own}`}}`;
}

/** Some hours of the targets of some presets: counters grow up to what their exposition says, levels stay. */
export const expositionWorld = (name: string, presets: readonly string[]): World => ({
  name,
  madeOf: [...presets.map((preset) => `${FOLDER}/${preset}.prom`), 'e2e/servers/exposition-world.ts'],
  *lines() {
    for (const { series, value, grows } of presets.flatMap(samplesOf)) {
      let block = '';
      for (let scrape = 1; scrape <= SCRAPES; scrape += 1) {
        const time = DEMO_NOW / 1000 - (SCRAPES - scrape) * STEP_S;
        block += `${series} ${grows ? (value * scrape) / SCRAPES : value} ${time}\n`;
      }
      yield block;
    }
    yield '# EOF\n';
  },
});
