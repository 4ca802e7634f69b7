import { useEffect, useRef } from "react";

const shortestMs = 25_000;
/** Adds a random delay, so that waiting pages don't all retry at the same time. */
const spreadMs = 10_000;

/** Retries every half minute while the page is visible, and when the customer returns to it later. */
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
