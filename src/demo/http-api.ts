import { RULES } from './alerting-rules.ts';
import { ApiError, badParameter } from './api-error.ts';
import { labelNames, labelValues } from './api-labels.ts';
import { parametersOf } from './api-parameters.ts';
import { queryData, queryRangeData } from './api-query.ts';
import { exemplarsData } from './exemplars.ts';
import type { DemoSeries } from './metric.ts';
import { QueryError } from './promql/query-error.ts';
import { DEMO_NOW } from './timeline.ts';
import { buildWorld } from './world.ts';

const HTTP_STATUS: Readonly<Record<string, number>> = { bad_data: 400, execution: 422 };
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

let builtWorld: readonly DemoSeries[] | undefined;

/** Building takes some milliseconds, which only the first query has to wait for. */
function demoSeries(): readonly DemoSeries[] {
  builtWorld ??= buildWorld().series;
  return builtWorld;
}

/**
 * Answers a request to the Prometheus HTTP API, in Prometheus' wire format, from the demo world. What comes before
 * `/api/v1/` does not matter.
 */
export async function answerApi(request: Request): Promise<Response> {
  const endpoint = new URL(request.url).pathname.replace(/^.*\/api\/v1\//, '');
  try {
    const data = dataOf(endpoint, await parametersOf(request));
    return data === null ? notFound() : json(200, { status: 'success', data });
  } catch (error) {
    if (!(error instanceof QueryError || error instanceof ApiError)) throw error;
    const body = { status: 'error', errorType: error.type, error: error.message };
    return json(HTTP_STATUS[error.type] ?? 500, body);
  }
}

function dataOf(endpoint: string, parameters: URLSearchParams): object | null {
  switch (endpoint) {
    case 'query':
      return queryData(parameters, demoSeries());
    case 'query_range':
      return queryRangeData(parameters, demoSeries());
    case 'labels':
      return labelNames(parameters, demoSeries());
    case 'query_exemplars':
      return exemplarsData(parameters, demoSeries());
    case 'alerts':
      return { alerts: [] };
    case 'rules':
      return RULES;
    default:
      return valuesOf(endpoint, parameters);
  }
}

function valuesOf(endpoint: string, parameters: URLSearchParams): object | null {
  const name = /^label\/([^/]+)\/values$/.exec(endpoint)?.[1];
  if (name === undefined) return null;
  if (!LABEL_NAME.test(name)) throw badParameter('name', `invalid label name: "${name}"`);
  return labelValues(name, parameters, demoSeries());
}

/** The server's clock is the demo's, so that nobody finds the two apart. */
const DATE = new Date(DEMO_NOW).toUTCString();

const json = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', date: DATE },
  });

const notFound = (): Response =>
  new Response('404 page not found\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', date: DATE },
  });
