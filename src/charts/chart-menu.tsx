import { type MouseEvent, useState } from 'react';
import { downloadFile } from '#ui/download-file.ts';
import { Menu, type MenuItem } from '#ui/menu.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

export type ChartMenuProps = {
  /** Of the chart; the files are named after it. */
  readonly title: string;
  /** What is on screen, as CSV. */
  readonly csv: () => string;
  /** The same query on the server's own page. */
  readonly graphUrl: string | null;
  /** Nothing is drawn: there is nothing to save. */
  readonly isEmpty: boolean;
};

const fileName = (title: string): string => title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');

// Spreadsheets take a file without this mark for one in the old code page of their system.
const BYTE_ORDER_MARK = '\uFEFF';

/** The ways out of a chart. */
export function ChartMenu({ title, csv, graphUrl, isEmpty }: ChartMenuProps) {
  const [notice, setTrouble] = useState('');
  const savePicture = async (event: MouseEvent<HTMLElement>, format: 'svg' | 'png') => {
    const figure = event.currentTarget.closest('figure');
    if (figure === null) return;
    try {
      const { pictureOf, pngOf } = await import('./chart-picture.ts');
      const svg = pictureOf(figure);
      downloadFile(
        format === 'svg'
          ? { name: `${fileName(title)}.svg`, type: 'image/svg+xml', content: svg.text }
          : { name: `${fileName(title)}.png`, type: 'image/png', content: await pngOf(svg) },
      );
      setTrouble('');
    } catch {
      setTrouble('The picture could not be made.');
    }
  };
  const saves: readonly MenuItem[] = [
    {
      text: 'Save as CSV',
      onSelect: () =>
        downloadFile({
          name: `${fileName(title)}.csv`,
          type: 'text/csv;charset=utf-8',
          content: BYTE_ORDER_MARK + csv(),
        }),
    },
    { text: 'Save as PNG', onSelect: (event) => void savePicture(event, 'png') },
    { text: 'Save as SVG', onSelect: (event) => void savePicture(event, 'svg') },
  ];
  if (isEmpty && graphUrl === null) return null;
  return (
    <>
      <Menu
        icon="more"
        label={`Save or open ${title}`}
        items={[
          ...(isEmpty ? [] : saves),
          ...(graphUrl === null ? [] : [{ text: 'Open in Prometheus', href: graphUrl }]),
        ]}
      />
      <VisuallyHidden>
        <span role="status">{notice}</span>
      </VisuallyHidden>
    </>
  );
}
