import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import vectors from '#compute/vectors/api_responses.json' with { type: 'json' };
import { decodeSamples, decodeSeries, type Form } from './decode.ts';
import { openEnvelope, toResponse } from './envelope.ts';
import { inText } from './exchange.ts';
import { readResponse } from './read-response.ts';
import { scanResponse } from './scan-response.ts';

const FORMS: readonly Form[] = ['series', 'samples'];
const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

function scan(text: string, form: Form) {
  const scanning = scanResponse(bytesOf(text), form);
  for (;;) {
    const { done, value } = scanning.next();
    if (done) return value;
  }
}

const flat = (entries: readonly object[]) =>
  entries.map((entry) => ({
    ...entry,
    ...('times' in entry ? { times: [...(entry.times as Float64Array)] } : {}),
    ...('values' in entry ? { values: [...(entry.values as Float64Array)] } : {}),
  }));

async function outcomeOf(read: () => Promise<{ readonly data: readonly object[] }>) {
  try {
    const answer = await read();
    return { ...answer, data: flat(answer.data) };
  } catch (error) {
    return { message: String(error) };
  }
}

/** Scanner and JSON.parse must say the same of any text, be it the same figures or the same failure. */
async function expectAgreement(text: string) {
  const reply = { status: 200, headers: new Headers(), begunAt: epochMs(0) };
  for (const form of FORMS) {
    const fast = await outcomeOf(() =>
      readResponse({ ...reply, bytes: bytesOf(text) }, { form, shown: 'P' }),
    );
    const slow = await outcomeOf(async () => {
      const envelope = await openEnvelope(inText({ ...reply, bytes: bytesOf(text) }), 'P');
      return form === 'series'
        ? toResponse(envelope, decodeSeries(envelope.data))
        : toResponse(envelope, decodeSamples(envelope.data));
    });
    // toEqual tells −0 from 0, and takes NaN for NaN.
    expect(fast).toEqual(slow);
  }
}

const matrix = (points: string, metric = '{}', more = '') =>
  `{"status":"success","data":{"resultType":"matrix","result":[{"metric":${metric},"values":[${points}]}]}${more}}`;
const valuesOf = (text: string) =>
  (scan(text, 'series')?.data ?? []).map((entry) => 'values' in entry && [...entry.values]);

describe('numbers are exact to the last bit', () => {
  // What strconv.FormatFloat(f, 'f', -1, 64), and 'e' for the very small and large, write: the shortest digits.
  const goText = (value: number) => {
    const text = Object.is(value, -0) ? '-0' : String(value);
    return text
      .replace(/e([+-])(\d)$/, 'e$10$2')
      .replace('Infinity', 'Inf')
      .replace(/^Inf/, '+Inf');
  };

  test('as they are written by a server', () => {
    const anyDouble = fc.double();
    const everyday = fc
      .tuple(fc.double({ min: 0, max: 1e4 }), fc.integer({ min: -3, max: 8 }))
      .map(([x, e]) => x * 10 ** e);
    fc.assert(
      fc.property(fc.oneof(anyDouble, everyday), (value) => {
        expect(valuesOf(matrix(`[1,"${goText(value)}"]`))).toEqual([[value]]);
      }),
      { numRuns: 20_000 },
    );
  });

  test('with more digits than a double has, and with none to spare', () => {
    const decimal = fc
      .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{0,20}$/), fc.stringMatching(/^\d{1,24}$/))
      .map(([sign, whole, part]) => `${sign}${whole}.${part}`);
    fc.assert(
      fc.property(decimal, (text) => {
        expect(valuesOf(matrix(`[1,"${text}"]`))).toEqual([[Number(text)]]);
      }),
      { numRuns: 20_000 },
    );
  });

  test('half-way between two doubles', () => {
    // 2^53 + 1, and 2^-1 + 2^-54 with one digit more on either side.
    const texts = [
      '9007199254740993',
      '9007199254740993.0',
      '900719925474099.3',
      '0.50000000000000005',
      '90071992547409.93',
    ];
    for (const text of texts) expect(valuesOf(matrix(`[1,"${text}"]`))).toEqual([[Number(text)]]);
  });

  test('times are whole milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4e12 }), (ms) => {
        const [series] = scan(matrix(`[${ms / 1000},"1"]`), 'series')?.data ?? [];
        expect(series).toMatchObject({ times: Float64Array.of(ms) });
      }),
      { numRuns: 5000 },
    );
  });
});

describe('what servers write is scanned, not parsed', () => {
  test.for([
    ['a series', matrix('[1,"1"],[2.5,"NaN"],[3,"+Inf"],[4,"-Inf"],[5,"1e-09"]', '{"a":"\\"}{","b":"ü"}')],
    ['warnings and infos', matrix('[1,"1"]', '{}', ',"warnings":["\\"result\\":["],"infos":["i"]')],
    ['no points', matrix('')],
    [
      'the warnings of VictoriaMetrics',
      matrix('[1,"1"]', '{}', ',"isPartial":false,"stats":{"seriesFetched":"1"}'),
    ],
    [
      'keys in another order',
      '{"data":{"result":[{"values":[[1,"2"]],"metric":{"a":"b"}}],"resultType":"matrix"},"status":"success"}',
    ],
  ])('%s', async ([, text]) => {
    expect(scan(text ?? '', 'series')).not.toBeNull();
    await expectAgreement(text ?? '');
  });

  test('samples of a vector', async () => {
    const text =
      '{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"value":[1.5,"2"]},{"metric":{},"value":[1.5,"NaN"]}]}}';
    expect(scan(text, 'samples')?.data).toHaveLength(2);
    await expectAgreement(text);
  });
});

describe('JSON.parse has the last word', () => {
  test.for(vectors.cases)('recorded answer: $id', async ({ body }) => {
    await expectAgreement(typeof body === 'string' ? body : JSON.stringify(body));
  });

  test.for([
    '{"status":"success","data":{"result": [],"resultType":"matrix","x":{"result":[{"metric":{},"values":[]}]}}}',
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"1"]]}],"result":[]}}',
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"1"]]}],"resul\\u0074":[]}}',
    '{"status":"success","data":{"resultType":"matrix","result":[]},"data":{"resultType":"vector","result":[]}}',
    '{"status":"error","errorType":"bad_data","error":"e","data":{"resultType":"matrix","result":[]}}',
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"1"]],"values":[[2,"2"]]}]}}',
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"1"]],"histograms":[[2,{}]]}]}}',
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"a":1},"values":[]}]}}',
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":null,"values":[]},]}}',
    '\uFEFF{"status":"success","data":{"resultType":"matrix","result":[]}}',
    ...[
      '01,"1"',
      '1.,"1"',
      '.5,"1"',
      '+1,"1"',
      '1e1,"1"',
      '-1.5e+2,"1"',
      '1e400,"1"',
      '1,"1",',
      '1,1',
      '1,"\\u0031"',
    ].map((point) => matrix(`[${point}]`)),
    ...[
      '',
      '.',
      '-',
      '+1',
      '1.',
      '.5',
      '-.5',
      '1e',
      '0x1',
      '1_0',
      'Infinity',
      'inf',
      'nan',
      '1 ',
      '--1',
      '1.2.3',
      '00',
      '-0',
    ].map((value) => matrix(`[1,"${value}"]`)),
    matrix('[1,"1"],[1,"2"]'),
    matrix('[2,"1"],[1,"2"]'),
    matrix(`[1,"${'9'.repeat(500)}"]`),
  ])('%s', async (text) => expectAgreement(text));

  const label = fc.string({ unit: 'binary', maxLength: 6 });
  const point = fc.tuple(
    fc.integer({ min: 1, max: 9e9 }),
    fc.oneof(fc.double().map(String), fc.constantFrom('NaN', '+Inf', '1e+300')),
  );
  const histogram = fc.record({
    count: fc.constant('3'),
    sum: fc.constant('1'),
    buckets: fc.constant([[0, '1', '2', '3']]),
  });
  const entry = fc.record(
    {
      metric: fc.dictionary(label, label, { maxKeys: 3 }),
      values: fc.array(point, { maxLength: 5 }).map((points) => points.sort((a, b) => a[0] - b[0])),
      value: point,
      histograms: fc.array(fc.tuple(fc.integer(), histogram), { maxLength: 2 }),
      histogram: fc.tuple(fc.integer(), histogram),
      extra: fc.jsonValue({ maxDepth: 1 }),
    },
    { requiredKeys: ['metric'] },
  );
  const data = fc.record({
    resultType: fc.constantFrom('matrix', 'vector'),
    result: fc.array(entry, { maxLength: 4 }),
  });
  const answer = fc.record(
    {
      status: fc.constant('success'),
      data,
      warnings: fc.array(label, { maxLength: 2 }),
      infos: fc.array(label, { maxLength: 1 }),
      isPartial: fc.boolean(),
    },
    { requiredKeys: ['status', 'data'] },
  );
  /** The same value with the keys of every object in another order. */
  const shuffled = (value: unknown, seed: number): unknown => {
    if (Array.isArray(value)) return value.map((item) => shuffled(item, seed + 1));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(
      ([key, item], index) => [key, shuffled(item, seed + index)] as const,
    );
    return Object.fromEntries(seed % 2 === 0 ? entries : entries.toReversed());
  };

  test('about answers of every form, order of keys and spacing', async () => {
    await fc.assert(
      fc.asyncProperty(answer, fc.nat(7), fc.constantFrom(0, 0, 0, 1), async (made, seed, indent) => {
        await expectAgreement(JSON.stringify(shuffled(made, seed), null, indent));
      }),
      { numRuns: 2000 },
    );
  });

  test('about an answer that ends at any byte', async () => {
    const text = matrix('[1,"1"],[2.5,"-0.25"],[3,"NaN"]', '{"a":"ü\\""}', ',"warnings":["w"]');
    for (let end = 0; end <= text.length; end++) await expectAgreement(text.slice(0, end));
  });

  test('about an answer with any byte replaced', async () => {
    const text = matrix('[1,"1"],[2.5,"-0.25"]', '{"a":"b"}', ',"infos":["w"]');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom(...'"\\,:[]{}0e-. \n\u0000'),
        async (at, put) => {
          await expectAgreement(text.slice(0, at) + put + text.slice(at + 1));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
