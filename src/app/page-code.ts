import { type ComponentType, use } from 'react';

/** A component whose code comes on demand. */
export type PageCode<Props> = {
  /** Fetches it at the first call. A failure is kept, so that whoever waits for it hears of it once. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly loaded: () => ComponentType<Props> | null;
  /** After a failure the next call fetches anew. */
  readonly forgetFailure: () => void;
};

export function pageCode<Props>(fetchPage: () => Promise<ComponentType<Props>>): PageCode<Props> {
  let page: ComponentType<Props> | null = null;
  let loading: Promise<ComponentType<Props>> | null = null;
  let hasFailed = false;
  return {
    loaded: () => page,
    load: () => {
      loading ??= fetchPage().then(
        (fetched) => {
          page = fetched;
          return fetched;
        },
        (error: unknown) => {
          hasFailed = true;
          throw error;
        },
      );
      return loading;
    },
    forgetFailure: () => {
      if (hasFailed) loading = null;
      hasFailed = false;
    },
  };
}

/**
 * The component, once its code is there. One of React's `lazy` shows its fallback for 0.3 s even where its code has
 * arrived before; here the fallback shows only where the code is still to come.
 */
export const usePageCode = <Props>(code: PageCode<Props>): ComponentType<Props> =>
  code.loaded() ?? use(code.load());
