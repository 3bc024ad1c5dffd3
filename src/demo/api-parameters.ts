import { type DurationMs, durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { ApiError, badParameter } from './api-error.ts';
import { parseDuration } from './promql/duration.ts';
import { DEMO_NOW } from './timeline.ts';

/** ⌊(end − start) / step⌋ may reach this, so one point more fits. */
const MAX_STEPS = 11_000;

/** Parameters of the address and of a form-encoded body together. */
export async function parametersOf(request: Request): Promise<URLSearchParams> {
  const parameters = new URL(request.url).searchParams;
  if (request.method === 'POST') {
    for (const [name, value] of new URLSearchParams(await request.text())) parameters.append(name, value);
  }
  return parameters;
}

/** Seconds since 1970 or RFC 3339; `time` may be left out and is then now. */
export function instantOf(parameters: URLSearchParams, name: 'time' | 'start' | 'end'): EpochMs {
  const text = parameters.get(name) ?? '';
  if (text === '' && name === 'time') return DEMO_NOW;
  const seconds = text.trim() === '' ? Number.NaN : Number(text);
  const ms = Number.isFinite(seconds) ? Math.round(seconds * 1000) : Date.parse(text);
  if (Number.isNaN(ms)) {
    const prefix = name === 'time' ? "Invalid time value for 'time': " : '';
    throw badParameter(name, `${prefix}cannot parse "${text}" to a valid timestamp`);
  }
  return epochMs(ms);
}

function stepOf(parameters: URLSearchParams): DurationMs {
  const text = parameters.get('step') ?? '';
  const seconds = text.trim() === '' ? Number.NaN : Number(text);
  const step = Number.isFinite(seconds) ? durationMs(Math.round(seconds * 1000)) : parseDuration(text);
  if (step === null) throw badParameter('step', `cannot parse "${text}" to a valid duration`);
  if (step <= 0) {
    throw badParameter(
      'step',
      'zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  }
  return step;
}

/** The instants of a range query: start + k · step up to the end, aligned to nothing. */
export function gridOf(parameters: URLSearchParams): Float64Array {
  const start = instantOf(parameters, 'start');
  const end = instantOf(parameters, 'end');
  if (end < start) throw badParameter('end', 'end timestamp must not be before start time');
  const step = stepOf(parameters);
  const steps = Math.floor((end - start) / step);
  if (steps > MAX_STEPS) {
    throw new ApiError(
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  return Float64Array.from({ length: steps + 1 }, (_, index) => start + index * step);
}
