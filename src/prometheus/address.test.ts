import { describe, expect, test } from 'vitest';
import { assertUsable, readAddress } from './address.ts';

describe('readAddress', () => {
  test.for<[baseUrl: string, base: string]>([
    ['https://host:9090', 'https://host:9090'],
    ['https://host:9090/', 'https://host:9090'],
    [' https://host/sub/path// ', 'https://host/sub/path'],
    ['//host/sub/', '//host/sub'],
    ['./prometheus', './prometheus'],
    ['./prometheus/', './prometheus'],
    ['../', '..'],
    ['.', '.'],
    ['/prometheus', '/prometheus'],
    ['/', ''],
    ['', ''],
  ])('"%s" has its endpoints under "%s"', ([baseUrl, base]) => {
    expect(readAddress(baseUrl)).toMatchObject({ base, problem: null });
  });

  test.for([
    'https://user:secret@host/p',
    '//user:secret@host',
    'http:user:secret@host',
    'https:\\\\user:secret@host',
  ])('credentials are refused and not repeated: %s', (baseUrl) => {
    const address = readAddress(baseUrl);
    expect(address.problem).toBe('credentials');
    expect(JSON.stringify(address)).not.toContain('secret');
    expect(() => assertUsable(address)).toThrow(/user name or a password/);
    expect(() => assertUsable(address)).not.toThrow(/secret/);
  });

  test.for([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'localhost:9090',
    'http://',
    'ftp://h',
  ])('what is not http is refused: %j', (baseUrl) => {
    expect(() => assertUsable(readAddress(baseUrl))).toThrow(/must start with http/);
  });

  test('even an address that makes no sense keeps its secret', () => {
    const address = readAddress('https://user:secret@:::');
    expect(address.problem).toBe('not-http');
    expect(JSON.stringify(address)).not.toContain('secret');
  });
});
