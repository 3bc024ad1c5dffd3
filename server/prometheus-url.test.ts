import { describe, expect, test } from 'vitest';
import { basePathOf, basicAuthorizationOf, readPrometheusUrl } from './prometheus-url.mjs';

describe('readPrometheusUrl', () => {
  test.for([
    { text: 'http://localhost:9090', origin: 'http://localhost:9090', path: '' },
    { text: ' http://localhost:9090/ ', origin: 'http://localhost:9090', path: '' },
    {
      text: 'https://metrics.example.com/prometheus/',
      origin: 'https://metrics.example.com',
      path: '/prometheus',
    },
    { text: 'https://metrics.example.com/a/b', origin: 'https://metrics.example.com', path: '/a/b' },
  ])('reads "$text"', ({ text, origin, path }) => {
    const url = readPrometheusUrl(text);
    expect(url?.origin).toBe(origin);
    expect(url && basePathOf(url)).toBe(path);
  });

  test.for([undefined, '', '  '])('takes %o for not set', (text) => {
    expect(readPrometheusUrl(text)).toBeNull();
  });

  test.for([
    'localhost:9090',
    'prometheus',
    'ftp://host',
    'http://',
    'http://host/?a=1',
    'http://host/#graph',
  ])('rejects "%s" in one sentence', (text) => {
    expect(() => readPrometheusUrl(text)).toThrow(RangeError);
    expect(() => readPrometheusUrl(text)).toThrow(/^PROMETHEUS_URL must be .+\.$/);
  });
});

describe('basicAuthorizationOf', () => {
  // What is in front of the base64 is RFC 7617: user, colon, password. On the right what curl sends for the address.
  test.for([
    ['http://ann:s3cret@host', 'ann:s3cret'],
    ['http://ann@host', 'ann:'],
    ['http://:s3cret@host', ':s3cret'],
    ['http://ann:100%pass@host', 'ann:100%pass'],
    ['http://ann:100%@host', 'ann:100%'],
    ['http://ann:%zz%4@host', 'ann:%zz%4'],
    ['http://ann:100%25@host', 'ann:100%'],
    ['http://a%40b:c%3Ad%2Fe@host', 'a@b:c:d/e'],
    ['http://ann:caf%C3%A9@host', 'ann:café'],
    ['http://ann:café@host', 'ann:café'],
    ['http://ann:a^b|c"d@host', 'ann:a^b|c"d'],
  ] as const)('%s', ([address, plain]) => {
    const header = basicAuthorizationOf(new URL(address));
    expect(Buffer.from(header?.replace('Basic ', '') ?? '', 'base64').toString()).toBe(plain);
  });

  test('an escape is a byte, also where it is none of a letter', () => {
    const header = basicAuthorizationOf(new URL('http://ann:%ff%@host'));
    const bytes = Buffer.from(header?.replace('Basic ', '') ?? '', 'base64');
    expect([...bytes.subarray(4)]).toEqual([0xff, 0x25]);
  });

  test('without a user and a password there is none', () => {
    expect(basicAuthorizationOf(new URL('http://host'))).toBeNull();
    expect(basicAuthorizationOf(new URL('http://:@host'))).toBeNull();
  });
});
