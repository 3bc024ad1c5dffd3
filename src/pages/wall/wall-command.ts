/** What a key of a keyboard or a remote control asks a wall to do. */
export type WallCommand = 'next' | 'previous' | 'pause' | 'full-screen' | { readonly show: number } | null;

const KEYS: Readonly<Record<string, WallCommand>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ChannelUp: 'next',
  MediaTrackNext: 'next',
  MediaFastForward: 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  ChannelDown: 'previous',
  MediaTrackPrevious: 'previous',
  MediaRewind: 'previous',
  ' ': 'pause',
  MediaPlayPause: 'pause',
  MediaPlay: 'pause',
  MediaPause: 'pause',
  Pause: 'pause',
  f: 'full-screen',
  F: 'full-screen',
  Home: { show: 0 },
};

export function wallCommand(key: string): WallCommand {
  if (/^[1-9]$/.test(key)) return { show: Number(key) - 1 };
  return Object.hasOwn(KEYS, key) ? (KEYS[key] ?? null) : null;
}
