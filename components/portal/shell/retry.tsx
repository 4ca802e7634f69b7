import { useEffect, useRef } from "react";

const shortestMs = 25_000;
/** Spread, so that everybody who waits does not come back at once. */
const spreadMs = 10_000;

/** Tries again every half minute while the page is in sight, and when it comes back into sight after that. */
export function Retry({ retry }: { retry: () => void }) {
  const latest = useRef(retry);
  useEffect(() => {
    latest.current = retry;
  });
  useEffect(() => {
    let isDue = false;
    let timer: number;
    const wait = () => (timer = window.setTimeout(come, shortestMs + Math.random() * spreadMs));
    const come = () => {
      isDue = true;
      look();
    };
    const look = () => {
      if (!isDue || document.hidden) return;
      isDue = false;
      latest.current();
      wait();
    };
    wait();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return null;
}
