export type DownloadedFile = {
  readonly name: string;
  /** Media type: "text/csv". */
  readonly type: string;
  readonly content: BlobPart;
};

/** Saves something the page has made, as if it had been a link to a file. */
export function downloadFile({ name, type, content }: DownloadedFile): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of the blob by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
