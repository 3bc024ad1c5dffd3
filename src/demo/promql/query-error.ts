/** A query the demo world cannot answer, with what Prometheus would call the error. */
export class QueryError extends Error {
  readonly type: 'bad_data' | 'execution';

  constructor(type: 'bad_data' | 'execution', message: string) {
    super(message);
    this.name = 'QueryError';
    this.type = type;
  }
}

export const parseError = (place: string, reason: string): QueryError =>
  new QueryError('bad_data', `invalid parameter "query": ${place}: parse error: ${reason}`);

export const notSupported = (text: string): QueryError =>
  new QueryError('bad_data', `invalid parameter "query": ${text} is not supported by the demo world`);
