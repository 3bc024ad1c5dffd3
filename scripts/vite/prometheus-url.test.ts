import { describe, expect, test } from 'vitest';
import { basePathOf, readPrometheusUrl } from './prometheus-url.mjs';

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
