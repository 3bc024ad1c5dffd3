/**
 * What a browser has and jsdom does not, as much of it as the page needs to be read: sizes are made up, everything is
 * on the screen unless a test says otherwise, and nothing is painted.
 */

const WIDTH = 800;
const HEIGHT = 320;

type Watched = { readonly observer: object; readonly element: Element; readonly tell: () => void };

const watched = new Set<Watched>();
let isAllOnScreen = true;

/** From here on elements are below the edge of the screen until `bringOnScreen`. */
export function leaveOffScreen(): void {
  isAllOnScreen = false;
}

/** As if somebody had scrolled there. */
export function bringOnScreen(place: Element): void {
  for (const { element, tell } of [...watched]) if (place.contains(element)) tell();
}

class EverythingIntersects {
  private readonly callback: IntersectionObserverCallback;
  constructor(callback: IntersectionObserverCallback) {
    this.callback = callback;
  }
  observe(element: Element): void {
    const entry = { isIntersecting: true, target: element } as IntersectionObserverEntry;
    const tell = () => this.callback([entry], this as unknown as IntersectionObserver);
    watched.add({ observer: this, element, tell });
    if (isAllOnScreen) queueMicrotask(tell);
  }
  unobserve(): void {
    this.disconnect();
  }
  disconnect(): void {
    for (const entry of [...watched]) if (entry.observer === this) watched.delete(entry);
  }
  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }
}

class NothingResizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Where the focus was when a dialog opened, by dialog; the last one is on top. */
const openers = new Map<HTMLDialogElement, Element | null>();

function showModal(this: HTMLDialogElement): void {
  openers.set(this, document.activeElement);
  this.open = true;
  const first = this.querySelector('[autofocus]') ?? this.querySelector('a[href], button, input, select');
  if (first instanceof HTMLElement) first.focus();
}

function close(this: HTMLDialogElement): void {
  const opener = openers.get(this);
  openers.delete(this);
  this.open = false;
  if (opener instanceof HTMLElement) opener.focus();
}

/** What the browser does with Escape once nobody has wanted it. */
function cancelTopmost(event: KeyboardEvent): void {
  const topmost = [...openers.keys()].at(-1);
  if (event.key !== 'Escape' || event.defaultPrevented || topmost === undefined) return;
  if (topmost.dispatchEvent(new Event('cancel', { cancelable: true }))) topmost.close();
}

export type SavedFile = { readonly name: string; readonly text: () => Promise<string>; readonly blob: Blob };

const blobs = new Map<string, Blob>();
const saved: SavedFile[] = [];

/** Files the page has given its reader, oldest first. */
export const savedFiles = (): readonly SavedFile[] => saved;

/** A link that is in no document is clicked to save what it leads to. */
function save(this: HTMLAnchorElement): void {
  const blob = blobs.get(this.href);
  if (blob === undefined) this.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  else saved.push({ name: this.download, blob, text: () => textOf(blob) });
}

/** With its byte order mark, which reading as a text would swallow. */
const textOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(Buffer.from(reader.result as ArrayBuffer).toString('utf8'));
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });

function textOfThis(this: Blob): Promise<string> {
  return textOf(this);
}

const BOX = {
  x: 0,
  y: 0,
  top: 0,
  left: 0,
  width: WIDTH,
  height: HEIGHT,
  right: WIDTH,
  bottom: HEIGHT,
  toJSON: () => ({}),
};

const matchMedia = (query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => true,
});

/** Of no style sheet: jsdom would look through all of its own rules for every query, and there are thousands. */
const styleOf = (element: Element): CSSStyleDeclaration => {
  const { style } = element as HTMLElement;
  return new Proxy(style, {
    get: (own, name) => {
      if (name === 'getPropertyValue') return (property: string) => own.getPropertyValue(property);
      const value = Reflect.get(own, name, own);
      return name === 'display' && value === '' ? displayOf(element) : value;
    },
  });
};

const displayOf = (element: Element): string =>
  element.hasAttribute('hidden') || (element instanceof HTMLDialogElement && !element.open)
    ? 'none'
    : 'block';

let blobCount = 0;

const PARTS: readonly (readonly [owner: object, parts: Readonly<Record<string, unknown>>])[] = [
  // An editor measures its text.
  [Range.prototype, { getClientRects: () => [], getBoundingClientRect: () => BOX }],
  [
    globalThis,
    {
      IntersectionObserver: EverythingIntersects,
      ResizeObserver: NothingResizes,
      matchMedia,
      requestIdleCallback: (run: () => void) => setTimeout(run),
      getComputedStyle: styleOf,
      scrollTo: () => undefined,
    },
  ],
  [HTMLDialogElement.prototype, { showModal, close }],
  [HTMLAnchorElement.prototype, { click: save }],
  [
    Element.prototype,
    {
      getBoundingClientRect: () => BOX,
      scrollIntoView: () => undefined,
    },
  ],
  [document, { adoptedStyleSheets: [] }],
  [Blob.prototype, { text: textOfThis }],
  [
    URL,
    {
      createObjectURL: (blob: Blob) => {
        const url = `blob:${window.location.origin}/${blobCount++}`;
        blobs.set(url, blob);
        return url;
      },
      revokeObjectURL: () => undefined,
    },
  ],
];

/**
 * Adds what is missing.
 * @returns takes it away again
 */
export function addMissingParts(): () => void {
  const before = PARTS.map(([owner, parts]) =>
    Object.keys(parts).map((name) => [name, Object.getOwnPropertyDescriptor(owner, name)] as const),
  );
  for (const [owner, parts] of PARTS)
    for (const [name, value] of Object.entries(parts))
      Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  document.addEventListener('keydown', cancelTopmost);
  return () => {
    isAllOnScreen = true;
    saved.length = 0;
    document.removeEventListener('keydown', cancelTopmost);
    for (const [index, [owner]] of PARTS.entries())
      for (const [name, descriptor] of before[index] ?? [])
        if (descriptor === undefined) Reflect.deleteProperty(owner, name);
        else Object.defineProperty(owner, name, descriptor);
    watched.clear();
    openers.clear();
    blobs.clear();
  };
}
