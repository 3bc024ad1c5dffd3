import { type ComponentType, type ElementType, lazy, type ReactNode, Suspense, useState } from 'react';
import { ErrorBoundary } from './error-boundary.tsx';

/** A component whose code is fetched when it is wanted. */
export type OnDemandCode<Props> = {
  /** Fetches it at the first call. */
  readonly load: () => Promise<ComponentType<Props>>;
  /** What to render: the component itself once it is there, else one that waits for it. */
  readonly component: () => ElementType;
  /** A failure is kept until then, or React would fetch anew at each failure. */
  readonly forgetFailure: () => void;
};

export function onDemand<Props>(fetchCode: () => Promise<ComponentType<Props>>): OnDemandCode<Props> {
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<ComponentType<Props>> | null = null;
  let hasFailed = false;
  const load = () => {
    loading ??= fetchCode().then(
      (code) => {
        loaded = code;
        return code;
      },
      (error: unknown) => {
        hasFailed = true;
        throw error;
      },
    );
    return loading;
  };
  const waiting = () => lazy(async () => ({ default: await load() }));
  let pending = waiting();
  return {
    load,
    component: () => (loaded ?? pending) as ElementType,
    forgetFailure: () => {
      if (!hasFailed) return;
      hasFailed = false;
      loading = null;
      pending = waiting();
    },
  };
}

type OnDemandProps<Props> = CodeProps<Props> & {
  /** Another one starts afresh after a failure. */
  readonly resetKey?: string;
  /** While the code is still to come. */
  readonly fallback?: ReactNode;
};

/**
 * Renders it, or says that it could not be fetched, with a way to try again. React's `lazy` alone would show the
 * fallback for 0.3 s even where the code has arrived before, and would not fetch again after a failure.
 */
export const OnDemand = <Props extends object>({
  code,
  props,
  resetKey = '',
  fallback = null,
}: OnDemandProps<Props>) => (
  <ErrorBoundary resetKey={resetKey} onFailure={code.forgetFailure}>
    <Suspense fallback={fallback}>
      <Code code={code} props={props} />
    </Suspense>
  </ErrorBoundary>
);

type CodeProps<Props> = { readonly code: OnDemandCode<Props>; readonly props: Props };

function Code<Props extends object>({ code, props }: CodeProps<Props>) {
  // The same one for as long as it is mounted.
  const [Shown] = useState(code.component);
  return <Shown {...props} />;
}
