import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Preset, presetSchema } from '#discovery/preset.ts';
import { ROOT } from '../scripts/run.mjs';
import { AT } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { runInit } from './report-command.ts';
import { expositionWorld } from './servers/exposition-world.ts';
import { startPrometheusWith } from './servers/storage.ts';

const FOLDER = join(ROOT, 'src/discovery/presets');

const presets: readonly Preset[] = readdirSync(FOLDER).map((file) =>
  v.parse(presetSchema, JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))),
);

/** No more indicators than are proposed at once. */
const MOST_OF_ONE_SERVER = 8;

/** Presets that know a metric by the same name are no neighbours: what is of one would be taken for the other's. */
function apart(all: readonly Preset[]): readonly (readonly Preset[])[] {
  const namesOf = ({ metrics }: Preset) => Object.values(metrics).flatMap(({ names }) => names);
  const groups: Preset[][] = [];
  for (const preset of all) {
    const names = new Set(namesOf(preset));
    const free = groups.find(
      (group) =>
        group.length < MOST_OF_ONE_SERVER &&
        !group.some((other) => namesOf(other).some((name) => names.has(name))),
    );
    if (free === undefined) groups.push([preset]);
    else free.push(preset);
  }
  return groups;
}

for (const [index, group] of apart(presets).entries()) {
  test(`a real Prometheus is looked at, and answers for ${group.map(({ id }) => id).join(', ')}`, async ({
    stopAfter,
  }) => {
    const world = expositionWorld(
      `expositions${index}`,
      group.map(({ id }) => id),
    );
    const server = stopAfter(await startPrometheusWith(world));
    const { code, stdout, stderr } = await runInit([
      '--prometheus',
      server.url,
      '--at',
      AT,
      '--name',
      'Shop',
    ]);
    expect(code, stderr).toBe(0);
    const file = JSON.parse(stdout);
    expect(file.title).toBe('Shop');
    const proposed: readonly { id: string; target?: unknown; confirmed?: boolean }[] = file.indicators;
    const wanted = group.flatMap(({ indicators }) => indicators.map(({ id }) => id));
    expect(
      wanted.filter((id) => !proposed.some((one) => one.id === id)),
      stderr,
    ).toEqual([]);
    // Nobody has said yet that these are their targets.
    expect(
      proposed.filter(({ target, confirmed }) => (target === undefined) === (confirmed === false)),
    ).toEqual([]);
  });
}
