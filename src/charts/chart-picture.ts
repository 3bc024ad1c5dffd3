export type ChartPicture = { readonly text: string; readonly width: number; readonly height: number };

const SVG = 'http://www.w3.org/2000/svg';

/** What a drawing looks like beyond its markup: without its style sheet it would be black. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'letter-spacing',
  'text-anchor',
] as const;

const MARGIN = 12;

/** Presentation attributes rather than a style attribute: they hold in every viewer, under every policy. */
function inlineStyles(from: Element, to: Element): void {
  const computed = getComputedStyle(from);
  for (const property of PROPERTIES) {
    const value = computed.getPropertyValue(property);
    if (value !== '') to.setAttribute(property, value);
  }
  for (const attribute of ['class', 'style', 'tabindex', 'role', 'aria-label']) to.removeAttribute(attribute);
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index];
    if (copy !== undefined) inlineStyles(child, copy);
  }
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

type Origin = { readonly left: number; readonly top: number };

/** Every text below an element, where it stands. */
function textsOf(root: Element, { left, top }: Origin): SVGElement[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: SVGElement[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const content = node.textContent?.trim() ?? '';
    const parent = node.parentElement;
    if (content === '' || parent === null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const { color, fontFamily, fontSize, fontWeight } = getComputedStyle(parent);
    const text = element('text', {
      // The reader of the picture may lack the font.
      textLength: box.width,
      lengthAdjust: 'spacingAndGlyphs',
      x: box.left - left,
      y: box.top - top + box.height * 0.78,
      fill: color,
      'font-family': fontFamily,
      'font-size': fontSize,
      'font-weight': fontWeight,
    });
    text.textContent = content;
    texts.push(text);
  }
  return texts;
}

/** The shades of a legend. */
const swatchesOf = (root: Element, { left, top }: Origin): SVGElement[] =>
  [...root.querySelectorAll('[data-swatch]')].map((swatch) => {
    const box = swatch.getBoundingClientRect();
    const { backgroundColor, opacity, color } = getComputedStyle(swatch);
    const x = box.left - left;
    const y = box.top - top;
    const kind = swatch.getAttribute('data-swatch');
    if (kind === 'hatch') {
      const d = [0, 0.5].map(
        (part) => `M${x + part * box.width},${y + box.height}l${box.height},${-box.height}`,
      );
      return element('path', { d: d.join(''), stroke: color, fill: 'none' });
    }
    return element('rect', {
      x,
      y,
      width: box.width,
      height: box.height,
      fill: backgroundColor,
      'fill-opacity': opacity,
      stroke: getComputedStyle(root).color,
      'stroke-opacity': 0.4,
    });
  });

/** The paper the chart lies on: the first ground behind it that is not clear. */
function paperBehind(start: Element): string {
  for (let at: Element | null = start; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== 'transparent' && !backgroundColor.endsWith(', 0)')) return backgroundColor;
  }
  return 'white';
}

/** The cells of a heat map, and over them what is drawn in SVG. */
function drawnIn(figure: Element, drawing: SVGSVGElement, origin: Origin): SVGElement[] {
  const plot = drawing.getBoundingClientRect();
  const at = { x: plot.left - origin.left, y: plot.top - origin.top };
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  inlineStyles(drawing, copy);
  // The edges of the plot, which Recharts keeps at hand; nothing is cut off at them.
  for (const clip of copy.querySelectorAll('clipPath')) clip.remove();
  for (const [key, value] of Object.entries({ ...at, width: plot.width, height: plot.height }))
    copy.setAttribute(key, String(value));
  copy.setAttribute('overflow', 'visible');
  const canvas = figure.querySelector('canvas');
  if (canvas === null) return [copy];
  const { width, height } = canvas.getBoundingClientRect();
  return [element('image', { ...at, width, height, href: canvas.toDataURL('image/png') }), copy];
}

/**
 * A chart as a picture of its own: title, cells, axes, lines, bars and legend, as they look now.
 * @throws Error where the figure has no drawing
 */
export function pictureOf(figure: Element): ChartPicture {
  const found = figure.querySelector('[data-plot]');
  const drawing = found instanceof SVGSVGElement ? found : (found?.querySelector('svg') ?? null);
  const boxes = [...figure.querySelectorAll('[data-picture="boxes"]')];
  const parts = [...(drawing === null ? [] : [drawing]), ...boxes];
  if (parts.length === 0) throw new Error('this figure has no drawing');
  const frame = figure.getBoundingClientRect();
  const origin = { left: frame.left - MARGIN, top: frame.top - MARGIN };
  const bottom = Math.max(...parts.map((part) => part.getBoundingClientRect().bottom));
  const width = Math.ceil(frame.width + 2 * MARGIN);
  const height = Math.ceil(bottom - frame.top + 2 * MARGIN);

  const picture = element('svg', { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  picture.append(element('rect', { width, height, fill: paperBehind(figure) }));
  for (const part of figure.querySelectorAll('[data-picture="text"]'))
    picture.append(...textsOf(part, origin));
  if (drawing !== null) picture.append(...drawnIn(figure, drawing, origin));
  for (const part of boxes) picture.append(...swatchesOf(part, origin), ...textsOf(part, origin));
  return { text: new XMLSerializer().serializeToString(picture), width, height };
}

/** Sharp on screens with two pixels a point, and in print. */
const DOTS = 2;

/** A picture in pixels. */
export async function pngOf({ text, width, height }: ChartPicture): Promise<Blob> {
  const image = new Image();
  // A data address: the policy of the page allows pictures from there and not from blobs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * DOTS;
  canvas.height = height * DOTS;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}
