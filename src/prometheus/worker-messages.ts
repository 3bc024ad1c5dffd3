import type { Sample, Series } from '#compute/series.ts';
import type { ApiResponse } from './api-response.ts';
import type { Form } from './decode.ts';
import type { PrometheusError } from './error.ts';
import type { ByteReply } from './exchange.ts';

/** What the page asks its worker. The bytes are handed over, not copied. */
export type WorkerRequest = {
  readonly id: number;
  readonly form: Form;
  readonly shown: string;
  readonly status: number;
  readonly headers: readonly [string, string][];
  readonly begunAt: ByteReply['begunAt'];
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export type WorkerFailure = { readonly message: string } & Partial<Omit<PrometheusError, 'about' | 'cause'>>;

export type WorkerResponse =
  | { readonly isReady: true }
  | { readonly id: number; readonly response: ApiResponse<readonly (Series | Sample)[]> }
  | { readonly id: number; readonly failure: WorkerFailure };
