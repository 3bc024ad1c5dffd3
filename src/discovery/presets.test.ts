import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readScorecard } from '#config/read-scorecard.ts';
import { queryTree } from '#scorecard/promql/query-tree.ts';
import { fillQuery, fillText, partsOf } from './fill-template.ts';
import { type Preset, presetSchema } from './preset.ts';

const FOLDER = 'src/discovery/presets';
const files = readdirSync(FOLDER);

const presets = files.map((file) => ({
  file,
  preset: v.parse(presetSchema, JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))),
  exposition: readFileSync(`src/discovery/expositions/${file.replace('.json', '.prom')}`, 'utf8'),
}));

/** What a PromQL text may stand in. */
const QUERIES = ['query', 'numerator', 'denominator', 'actual', 'planned', 'freshness'];

/** The preset with the first name of each part, as an exporter writes it. */
const namesOf = ({ metrics, labels }: Preset) => ({
  metrics: Object.fromEntries(Object.entries(metrics).map(([part, { names }]) => [part, names[0] ?? ''])),
  labels: Object.fromEntries(Object.entries(labels).map(([part, { names }]) => [part, names[0] ?? ''])),
});

const filled = (preset: Preset) =>
  preset.indicators.map((indicator) =>
    Object.fromEntries(
      Object.entries(indicator).map(([key, value]) => {
        if (typeof value !== 'string') return [key, value];
        return [
          key,
          QUERIES.includes(key) ? fillQuery(value, namesOf(preset)) : fillText(value, namesOf(preset)),
        ];
      }),
    ),
  );

describe.each(presets)('$file', ({ file, preset, exposition }) => {
  test('is called like its file', () => {
    expect(`${preset.id}.json`).toBe(file);
  });

  test('its indicators are sound ones of scorecard.json', () => {
    const indicators = filled(preset);
    const pillars = [...new Set(preset.indicators.map(({ pillar }) => pillar))].map((pillar) => ({
      id: pillar,
      title: pillar,
      headline: preset.indicators.find((indicator) => indicator.pillar === pillar)?.id,
    }));
    const views = { executive: [], operations: [], engineering: [], charts: [] };
    const text = JSON.stringify({ version: 1, prometheus: { url: null }, pillars, views, indicators });
    expect(readScorecard(text).problems).toEqual([]);
  });

  test('every part it names is a metric or a label of it, and each is named', () => {
    const named = new Set(preset.indicators.flatMap((indicator) => partsOf(JSON.stringify(indicator))));
    expect([...named].sort()).toEqual([...Object.keys(preset.metrics), ...Object.keys(preset.labels)].sort());
    for (const { of } of Object.values(preset.labels)) expect(Object.keys(preset.metrics)).toContain(of);
  });

  test('its queries are PromQL', () => {
    for (const indicator of filled(preset)) {
      for (const key of QUERIES) {
        const query = indicator[key];
        if (typeof query === 'string') expect(isPromql(query), query).toBe(true);
      }
    }
  });

  test('the exposition of the exporter has what it names, by type', () => {
    for (const { type, names } of Object.values(preset.metrics)) {
      const name = names.find((candidate) => exposition.includes(`# TYPE ${candidate} `)) ?? names[0];
      expect(exposition).toContain(`# TYPE ${name} ${type}\n`);
    }
    for (const { names } of Object.values(preset.labels)) {
      expect(
        names.some((name) => exposition.includes(`${name}="`)),
        names.join(),
      ).toBe(true);
    }
  });
});

const isPromql = (query: string): boolean => queryTree(query).isRead;

test('no two indicators of all presets share an id', () => {
  const ids = presets.flatMap(({ preset }) => preset.indicators.map(({ id }) => id));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
