import styles from './icon.module.css';

const PATHS = {
  close: 'm4 4 8 8m0-8-8 8',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  done: 'm3 8.5 3.5 3.5L13 4.5',
  failed: 'M8 3v6m0 3.5v.1',
  refresh: 'M13.2 6.5A5.5 5.5 0 1 0 13.4 9.6M13.5 2.5v4h-4',
  print: 'M4.5 6v-3.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  next: 'm6 3.5 4.5 4.5L6 12.5',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  search: 'M11.5 7A4.5 4.5 0 1 1 2.5 7a4.5 4.5 0 0 1 9 0zM10.3 10.3l3.4 3.4',
  'zoom-in': 'M11.5 7A4.5 4.5 0 1 1 2.5 7a4.5 4.5 0 0 1 9 0zM10.3 10.3l3.4 3.4M7 5v4M5 7h4',
  'zoom-out': 'M11.5 7A4.5 4.5 0 1 1 2.5 7a4.5 4.5 0 0 1 9 0zM10.3 10.3l3.4 3.4M5 7h4',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6',
  external: 'M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13.2 2.8 7.5 8.5',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  expand: 'M9.5 2.5h4v4M6.5 13.5h-4v-4M13.2 2.8 9.5 6.5M2.8 13.2l3.7-3.7',
  info: 'M8 7.3v4.2M8 4.6v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  pause: 'M5.5 3.5v9m5-9v9',
  play: 'M4.5 3v10L13 8z',
} as const;

export type IconName = keyof typeof PATHS;

/** One weight, one grid, the colour of the text. Decorative: the control it stands in has the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
