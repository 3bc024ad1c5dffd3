import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { createHostCheck, machineAddresses, readAllowedHosts } from './host-names.mjs';

const check = (options: { host?: string; port?: number; allowed?: readonly string[] }) =>
  createHostCheck({ host: '127.0.0.1', port: 4173, allowed: [], ...options });

describe('createHostCheck', () => {
  test.for(['localhost:4173', 'LOCALHOST:4173', '127.0.0.1:4173', '[::1]:4173'])(
    '%s is this machine',
    (name) => {
      for (const host of ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::', 'pillars.example']) {
        expect(check({ host })(name), host).toBe(true);
      }
    },
  );

  test.for([
    '',
    'evil.example',
    'evil.example:4173',
    'localhost',
    'localhost:80',
    'localhost:9090',
    'localhost.evil.example:4173',
    'localhost.:4173',
    '127.0.0.1:4173@evil.example',
    '127.0.0.2:4173',
    '0.0.0.0:4173',
    '[::]:4173',
  ])('"%s" is not, wherever it listens', (name) => {
    for (const host of ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::']) {
      expect(check({ host })(name), host).toBe(false);
    }
  });

  test('a name it listens on is its own', () => {
    expect(check({ host: 'pillars.example' })('pillars.example:4173')).toBe(true);
    expect(check({ host: '10.0.0.7' })('10.0.0.7:4173')).toBe(true);
    expect(check({ host: '2001:db8::7' })('[2001:db8::7]:4173')).toBe(true);
  });

  test('listening everywhere, it goes by the names of the machine', () => {
    for (const name of [hostname(), ...machineAddresses()]) {
      expect(check({ host: '0.0.0.0' })(`${name}:4173`), name).toBe(true);
    }
  });

  test('port 80 need not be named', () => {
    expect(check({ port: 80 })('localhost')).toBe(true);
    expect(check({ port: 80 })('localhost:80')).toBe(true);
  });

  test('a name that was allowed goes with every port, or with the one that was named', () => {
    const allowed = readAllowedHosts('Pillars.example, 10.0.0.7:8080 [2001:db8::7]');
    for (const name of ['pillars.example', 'pillars.example:443', '10.0.0.7:8080', '[2001:db8::7]:80']) {
      expect(check({ allowed })(name), name).toBe(true);
    }
    for (const name of ['a.pillars.example', 'pillars.example.evil', '10.0.0.7', '10.0.0.7:80']) {
      expect(check({ allowed })(name), name).toBe(false);
    }
  });
});

describe('readAllowedHosts', () => {
  test.for([undefined, '', ' , '])('%o allows no other', (text) => {
    expect(readAllowedHosts(text)).toEqual([]);
  });

  test.for([
    '*',
    '*.example',
    'https://pillars.example',
    'pillars.example/path',
    'a@b',
    'a:99999',
    '2001:db8::7',
    'a..b',
  ])('"%s" is refused in one sentence that names it', (text) => {
    expect(() => readAllowedHosts(text)).toThrow(RangeError);
    expect(() => readAllowedHosts(text)).toThrow(text);
  });
});
