import * as v from 'valibot';
import { type Preset, presetSchema, SUBJECTS } from './preset.ts';

const files = import.meta.glob<unknown>('./presets/*.json', { eager: true, import: 'default' });

/** Every preset there is, what readers care about most first. A new one is a new file in `presets/`. */
export const PRESETS: readonly Preset[] = Object.values(files)
  .map((file) => v.parse(presetSchema, file))
  .sort((a, b) => SUBJECTS.indexOf(a.about) - SUBJECTS.indexOf(b.about));
