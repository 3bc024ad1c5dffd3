import { Button } from './button.tsx';

export type DownloadButtonProps = {
  readonly fileName: string;
  /** "text/csv" */
  readonly type: string;
  /** Made when it is asked for. */
  readonly content: () => string;
  readonly children: string;
};

/** Saves a text as a file, without a server. */
export function DownloadButton({ fileName, type, content, children }: DownloadButtonProps) {
  const save = () => {
    // Spreadsheets take a file without this mark for one in the old code page of their system.
    const url = URL.createObjectURL(new Blob(['\uFEFF', content()], { type: `${type};charset=utf-8` }));
    const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button tone="quiet" size="s" onClick={save}>
      {children}
    </Button>
  );
}
