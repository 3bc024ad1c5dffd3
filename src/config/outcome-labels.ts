const range = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/** The values that labels for the outcome of an event have, whole sets of them: HTTP and gRPC codes by number and name. */
export const OUTCOME_LABELS: readonly (readonly string[])[] = [
  range(100, 599),
  ['1xx', '2xx', '3xx', '4xx', '5xx'],
  range(0, 16),
  (
    'OK Canceled Unknown InvalidArgument DeadlineExceeded NotFound AlreadyExists PermissionDenied ' +
    'ResourceExhausted FailedPrecondition Aborted OutOfRange Unimplemented Internal Unavailable DataLoss ' +
    'Unauthenticated'
  ).split(' '),
  (
    'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED ' +
    'RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS ' +
    'UNAUTHENTICATED'
  ).split(' '),
  // Whether `true` is good depends on the label: `success` or `error`.
  ['true', 'false'],
  ['True', 'False'],
  ['yes', 'no'],
];
