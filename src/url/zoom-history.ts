import { figureState } from './figure-state.ts';
import type { UrlState } from './url-state.ts';
import { changeUrlState, currentUrlState } from './use-url-state.ts';

type SpanChoice = Pick<UrlState, 'window' | 'at'>;

/** The time of the figures, whatever the charts look at. */
function figureTime(): SpanChoice {
  const { window, at } = figureState(currentUrlState());
  return { window, at };
}

/** Kept in the browser's history beside the address: where this entry was zoomed in from. */
type ZoomEntry = { readonly zoomedFrom: SpanChoice };

const entryOf = (state: unknown): ZoomEntry | null =>
  typeof state === 'object' && state !== null && 'zoomedFrom' in state ? (state as ZoomEntry) : null;

/**
 * Looks at another span of time in the charts; figures and grade stay where they are. A step of its own for the back button.
 * @param options `isSameStep`: moves within the step before, since nobody wants to undo a pan quarter by quarter
 */
export function zoomTo(choice: SpanChoice, { isSameStep = false } = {}): void {
  const zoomed = entryOf(window.history.state);
  if (isSameStep && zoomed !== null) {
    changeUrlState({ ...choice, figures: figureTime() }, { replace: true });
    return;
  }
  const { window: length, at } = currentUrlState();
  const entry: ZoomEntry = { zoomedFrom: { window: length, at } };
  changeUrlState({ ...choice, figures: figureTime() }, { entry });
}

/** One zoom step back; from a zoom that a link led to, to the time of the figures; from a span, to now. Does nothing where nothing was zoomed. */
export function stepBack(): void {
  const zoomed = entryOf(window.history.state);
  if (zoomed !== null) {
    window.history.back();
    return;
  }
  const { at, figures } = currentUrlState();
  if (figures !== undefined) changeUrlState(figureTime());
  else if (at !== null) changeUrlState({ window: null, at: null });
}
