import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import type { FiringAlert } from '#prometheus/api-response.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { type QueryResultState, result } from '#scorecard/queries/query-result.ts';
import { joinAlerts } from './join-alerts.ts';

const alert = (name: string): FiringAlert => ({
  name,
  state: 'firing',
  labels: { alertname: name },
  annotations: {},
  activeAt: null,
});
const ready = (at: number, ...firing: readonly string[]): QueryResultState => ({
  state: 'ready',
  result: result({ data: [], warnings: [], infos: [], clockLead: null }, epochMs(at), {
    firing: firing.map(alert),
  }),
  refreshError: null,
});
const down: QueryResultState = {
  state: 'failed',
  error: new PrometheusError('prom-eu cannot be reached.', { kind: 'network' }),
};
const join = (byDefault: QueryResultState, eu: QueryResultState) =>
  joinAlerts([
    { source: undefined, state: byDefault },
    { source: 'eu', state: eu },
  ]);

describe('joinAlerts', () => {
  test('has the alerts of all servers, each with its server, as of the oldest', () => {
    const joined = join(ready(5, 'Down'), ready(3, 'Down'));
    expect(joined).toMatchObject({ state: 'ready', result: { at: 3 } });
    expect(joined.state === 'ready' && joined.result.firing.map(({ name }) => name)).toEqual([
      'Down',
      'Down (eu)',
    ]);
  });

  test('warns of a server that cannot be asked, while another has something to tell', () => {
    expect(join(ready(5, 'Down'), down)).toMatchObject({
      state: 'ready',
      result: {
        warnings: ['What fires on the server "eu" is not known: prom-eu cannot be reached.'],
      },
    });
  });

  test('does not say that nothing fires before all have said so', () => {
    expect(join(ready(5), down)).toEqual(down);
    expect(join(ready(5), { state: 'loading' })).toEqual({ state: 'loading' });
    expect(join(ready(5), ready(5))).toMatchObject({ state: 'ready', result: { firing: [] } });
    expect(join(down, down)).toMatchObject({ state: 'failed' });
  });

  test('of one server is what that says', () => {
    const state = ready(5, 'Down');
    expect(joinAlerts([{ source: undefined, state }])).toBe(state);
  });
});
