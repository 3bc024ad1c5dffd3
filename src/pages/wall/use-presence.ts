import { useEffect, useState } from 'react';

const GONE_AFTER_MS = 4_000;

/** Whether somebody is at the pointer or the keyboard. Nobody is, on most days: then there is no cursor either. */
export function usePresence(): boolean {
  const [isPresent, setPresent] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const notice = () => {
      setPresent(true);
      clearTimeout(timer);
      timer = setTimeout(() => setPresent(false), GONE_AFTER_MS);
    };
    window.addEventListener('pointermove', notice);
    window.addEventListener('keydown', notice);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', notice);
      window.removeEventListener('keydown', notice);
    };
  }, []);
  return isPresent;
}
