import { boundSpelling } from '#rules/bound-spelling.ts';
import { expect, test } from './fixtures.ts';
import { testRules } from './promtool.ts';

/** A bound of the file, and how a series may spell it. */
const SPELLINGS = [
  [0.3, '0.30000000000000004'],
  [0.3, '0.30'],
  [1, '1.0'],
  [1, '1e0'],
  [1e-5, '1e-05'],
  [1e6, '1e+06'],
  [1e6, '1000000'],
  [300, '300.00000000000006'],
  [0, '0'],
  [-5, '-5'],
] as const;

test('Prometheus matches each spelling of a bucket bound, and no other bound', async () => {
  const rules = SPELLINGS.map(([bound], index) => ({
    record: `r${index}`,
    expr: `sum(x{case="${index}",le=~"${boundSpelling(bound)}"})`,
  }));
  const others = ['0.25', '10', '0.00001000001', '1e+07', '30', '0.5', '5', '+Inf'];
  const { code, output } = await testRules(JSON.stringify({ groups: [{ name: 'bounds', rules }] }), [
    {
      interval: '1m',
      input_series: SPELLINGS.flatMap(([, text], index) =>
        [text, ...others].map((le, place) => ({
          series: `x{case="${index}",le="${le}"}`,
          values: `${place === 0 ? 7 : 100}x3`,
        })),
      ),
      promql_expr_test: rules.map(({ record }) => ({
        expr: record,
        eval_time: '2m',
        exp_samples: [{ labels: record, value: 7 }],
      })),
    },
  ]);
  expect(output).toContain('SUCCESS');
  expect(code).toBe(0);
});
