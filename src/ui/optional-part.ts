import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

const NOTHING = () => null;

/** A lazy part that its page can do without: when its script cannot be fetched, the rest of the page stays. */
export const optionalPart = <Props>(
  load: () => Promise<ComponentType<Props>>,
  missing: ComponentType<Props> = NOTHING,
): LazyExoticComponent<ComponentType<Props>> =>
  lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: missing }),
    ),
  );
