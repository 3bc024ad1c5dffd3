/**
 * The encodings that a browser takes, of `Accept-Encoding: gzip, br;q=0.5, zstd;q=0`.
 * @param {string | undefined} header
 * @returns {ReadonlySet<string>} lower case; `*` and what is refused with q=0 are not in it
 */
export function acceptedEncodings(header = '') {
  const accepted = new Set();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...settings] = part.split(';').map((text) => text.trim());
    const isRefused = settings.some((setting) => /^q=0(\.0*)?$/.test(setting));
    if (name !== '' && name !== '*' && !isRefused) accepted.add(name);
  }
  return accepted;
}
