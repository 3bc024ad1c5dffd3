import { type ComponentType, lazy, useState } from 'react';

/** A component with a script of its own, which can be fetched before it is rendered. */
export type Preloadable<Props> = {
  /** Settles when the component is there, or cannot be had; then rendering it tries again. */
  readonly preload: () => Promise<void>;
  readonly component: () => ComponentType<Props>;
};

export function preloadable<Props>(load: () => Promise<ComponentType<Props>>): Preloadable<Props> {
  let loaded: ComponentType<Props> | null = null;
  const fetched = async () => {
    loaded = await load();
    return { default: loaded };
  };
  const component = lazy(fetched);
  const done = () => undefined;
  return {
    preload: () => fetched().then(done, done),
    component: () => loaded ?? (component as unknown as ComponentType<Props>),
  };
}

/**
 * Renders what has been preloaded at once. A lazy component would show the fallback first, if only for a moment, and
 * React would then hold it back by 0.3 s so that the fallback does not flash.
 */
export function Preloaded<Props extends object>({ of, props }: { of: Preloadable<Props>; props: Props }) {
  // The same one for as long as it is mounted.
  const [Component] = useState(of.component);
  return <Component {...props} />;
}
