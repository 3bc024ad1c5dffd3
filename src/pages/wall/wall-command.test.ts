import { expect, test } from 'vitest';
import { wallCommand } from './wall-command.ts';

test.for([
  ['ArrowRight', 'next'],
  ['PageUp', 'previous'],
  ['MediaPlayPause', 'pause'],
  [' ', 'pause'],
  ['f', 'full-screen'],
  ['Home', { show: 0 }],
  ['3', { show: 2 }],
  ['0', null],
  ['constructor', null],
  ['Escape', null],
] as const)('the key "%s"', ([key, command]) => {
  expect(wallCommand(key)).toEqual(command);
});
