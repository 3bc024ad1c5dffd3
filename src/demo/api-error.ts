/** An error answer of the HTTP API. */
export class ApiError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.type = type;
  }
}

export const badParameter = (name: string, reason: string): ApiError =>
  new ApiError('bad_data', `invalid parameter "${name}": ${reason}`);
