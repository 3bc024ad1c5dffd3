import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editedScorecard } from './keep-scorecard.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keep-scorecard-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function fault({ starting, served, lastBuilt }: { starting: string; served?: string; lastBuilt?: string }) {
  const dist = join(folder, 'dist');
  mkdirSync(join(dist, '.vite'), { recursive: true });
  writeFileSync(join(folder, 'starting.json'), starting);
  if (served !== undefined) writeFileSync(join(dist, 'scorecard.json'), served);
  if (lastBuilt !== undefined) writeFileSync(join(dist, '.vite/scorecard.sha256'), `${sha256(lastBuilt)}\n`);
  return editedScorecard(dist, join(folder, 'starting.json'));
}

test.each([
  ['the first build', { starting: 'a' }],
  ['a build of the same file', { starting: 'a', served: 'a', lastBuilt: 'a' }],
  [
    'a new file to start from, where nobody has edited the old one',
    { starting: 'b', served: 'a', lastBuilt: 'a' },
  ],
  ['an edit that is in the file to start from, too', { starting: 'b', served: 'b', lastBuilt: 'a' }],
])('loses nothing: %s', (_name, files) => {
  expect(fault(files)).toBeNull();
});

test.each([
  ['edited since the last build', { starting: 'a', served: 'mine', lastBuilt: 'a' }],
  ['of which nobody knows where it comes from', { starting: 'a', served: 'mine' }],
])('a file %s is kept, and the build says what to do', (_name, files) => {
  expect(fault(files)).toMatch(
    /scorecard\.json has been edited.*Move it out.*SCORECARD=my-scorecard\.json npm start/,
  );
});
