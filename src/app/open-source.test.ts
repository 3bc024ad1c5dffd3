import { describe, expect, test } from 'vitest';
import { serverUrl } from './open-source.ts';

describe('serverUrl', () => {
  test.for([
    {
      name: 'what scorecard.json says goes first',
      url: 'https://prom.test/',
      path: '/user/',
      expected: 'https://prom.test/',
    },
    { name: 'Prometheus serving the page is asked itself', url: null, path: '/user/', expected: '..' },
    { name: 'also below a route prefix', url: null, path: '/prom/user/index.html', expected: '..' },
    { name: 'any other place without an address is the demo', url: null, path: '/', expected: null },
    {
      name: 'a folder that only starts like it is the demo',
      url: null,
      path: '/user/pillars/',
      expected: null,
    },
  ])('$name', ({ url, path, expected }) => {
    expect(serverUrl({ url }, path)).toBe(expected);
  });
});
