/** What labels that tell requests apart usually carry: HTTP and gRPC codes, and words for how something ended. */
const USUAL = [
  ...Array.from({ length: 500 }, (_, index) => String(index + 100)),
  ...Array.from({ length: 17 }, (_, index) => String(index)),
  ...[
    '1xx',
    '2xx',
    '3xx',
    '4xx',
    '5xx',
    'ok',
    'success',
    'error',
    'failed',
    'failure',
    'timeout',
    'hit',
    'miss',
    '',
  ],
  ...['OK', 'Canceled', 'Unknown', 'InvalidArgument', 'DeadlineExceeded', 'NotFound', 'AlreadyExists'],
  ...[
    'PermissionDenied',
    'ResourceExhausted',
    'FailedPrecondition',
    'Aborted',
    'OutOfRange',
    'Unimplemented',
  ],
  ...['Internal', 'Unavailable', 'DataLoss', 'Unauthenticated'],
];

/** Longer ones are no values that anybody writes out, and a pattern of a stranger may take its time with them. */
const LONGEST = 16;

/**
 * A label value that both patterns match, or null when none is found. Looks at the usual values and at those that the
 * patterns spell out ("timeout|5.."), which is not all there are.
 */
export function overlapOf(one: string, other: string): string | null {
  const matches = [one, other].map(matcherOf);
  return (
    [...USUAL, ...spelledOut(one), ...spelledOut(other)].find((value) => matches.every((is) => is(value))) ??
    null
  );
}

function matcherOf(pattern: string): (value: string) => boolean {
  try {
    const whole = new RegExp(`^(?:${pattern})$`);
    return (value) => whole.test(value);
  } catch {
    return () => false;
  }
}

/** The alternatives of a pattern, each with a letter for what is open in it. */
const spelledOut = (pattern: string): readonly string[] =>
  pattern
    .split(/[|()]/)
    .map((part) => part.replaceAll(/\\(.)|\.[*+?]?/g, (_, sign?: string) => sign ?? 'x'))
    .filter((value) => value.length <= LONGEST);
