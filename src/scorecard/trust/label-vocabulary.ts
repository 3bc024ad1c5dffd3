import { labelPattern } from '#config/label-pattern.ts';

const range = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/** The values that labels for the outcome of an event have, whole sets of them. */
const VOCABULARIES: readonly (readonly string[])[] = [
  range(100, 599),
  ['1xx', '2xx', '3xx', '4xx', '5xx'],
  // gRPC status codes, by name and by number.
  [
    'OK',
    'Canceled',
    'Unknown',
    'InvalidArgument',
    'DeadlineExceeded',
    'NotFound',
    'AlreadyExists',
    'PermissionDenied',
    'ResourceExhausted',
    'FailedPrecondition',
    'Aborted',
    'OutOfRange',
    'Unimplemented',
    'Internal',
    'Unavailable',
    'DataLoss',
    'Unauthenticated',
  ],
  range(0, 16),
  [
    'OK',
    'CANCELLED',
    'UNKNOWN',
    'INVALID_ARGUMENT',
    'DEADLINE_EXCEEDED',
    'NOT_FOUND',
    'ALREADY_EXISTS',
    'PERMISSION_DENIED',
    'RESOURCE_EXHAUSTED',
    'FAILED_PRECONDITION',
    'ABORTED',
    'OUT_OF_RANGE',
    'UNIMPLEMENTED',
    'INTERNAL',
    'UNAVAILABLE',
    'DATA_LOSS',
    'UNAUTHENTICATED',
  ],
  // Whether `true` is good depends on the label: `success` or `error`.
  ['true', 'false'],
  ['True', 'False'],
  ['yes', 'no'],
];

/** What things that went well are called. */
const WELL =
  /^(?:ok|success|successful|succeeded|hit|pass|passed|good|up|healthy|complete|completed|done|none|no_error|0|[123]xx|[123]\d\d)$/i;

/**
 * Whether the values of a label, none of which is bad by the pattern, say that nothing went wrong: each is called as
 * things that went well are, or all are of a vocabulary in which the pattern has words of its own.
 */
export function saysNothingBad(values: readonly string[], bad: string): boolean {
  if (values.every((value) => WELL.test(value))) return true;
  const isBad = labelPattern(bad);
  return VOCABULARIES.some((words) => values.every((value) => words.includes(value)) && words.some(isBad));
}
