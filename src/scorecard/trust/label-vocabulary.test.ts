import { describe, expect, test } from 'vitest';
import { saysNothingBad } from './label-vocabulary.ts';

describe('values of which the pattern for bad matches none', () => {
  test.each<[string, string[], string]>([
    ['HTTP answers, none of them a failure', ['200', '404'], '5..'],
    ['nothing but mistakes of callers', ['404'], '5..'],
    ['nothing but success', ['200'], '5..'],
    ['all kinds of success', ['101', '200', '204', '301'], 'error'],
    ['classes of HTTP answers', ['2xx', '4xx'], '5xx'],
    ['classes, with a pattern for numbers', ['2xx', '4xx'], '5..'],
    ['gRPC by name', ['OK', 'NotFound'], 'Internal|Unavailable|Unknown'],
    ['gRPC by name, in capitals', ['OK', 'NOT_FOUND'], 'INTERNAL|UNAVAILABLE'],
    ['gRPC by number', ['0', '5'], '2|13|14'],
    ['nothing but gRPC success, by number', ['0'], '13'],
    ['nothing but gRPC success, by name', ['OK'], '5..'],
    ['only hits', ['hit'], 'miss'],
    ['only success', ['success'], 'failure|error'],
    ['success in any spelling', ['Success', 'COMPLETED'], 'failed'],
    ['success is true', ['true'], 'false'],
    ['error is false', ['false'], 'true'],
    ['failed is no', ['no'], 'yes'],
    ['nothing at all', [], '5..'],
  ])('say that nothing went wrong: %s', (_, values, bad) => expect(saysNothingBad(values, bad)).toBe(true));

  test.each<[string, string[], string]>([
    ['gRPC by name, with a pattern for HTTP', ['OK', 'Internal'], '5..'],
    ['gRPC in capitals, with the names in small letters', ['OK', 'INTERNAL'], 'Internal'],
    ['gRPC by number, with a pattern for HTTP', ['0', '13'], '5..'],
    ['HTTP, with words', ['200', '500'], 'error'],
    ['classes in capitals', ['2XX', '5XX'], '5xx'],
    ['classes, with numbers that are written out', ['2xx', '5xx'], '500|502|503'],
    ['words, with a pattern for HTTP', ['ok', 'error'], '5..'],
    ['another word for a failure', ['success', 'failed'], 'error'],
    ['another word for a miss', ['hit', 'stale'], 'miss'],
    ['HTTP and gRPC in one label', ['200', 'OK', 'Internal'], '5..'],
    ['error is true, with a pattern for 1', ['true'], '1'],
    ['failed is yes, with a pattern for true', ['yes'], 'true'],
    ['one unknown word', ['ok', 'quux'], 'error'],
    ['capitals do not match', ['ok', 'error'], 'ERROR'],
    ['a pattern is for all of the value', ['200', 'error'], 'err'],
  ])('say nothing: %s', (_, values, bad) => expect(saysNothingBad(values, bad)).toBe(false));
});
