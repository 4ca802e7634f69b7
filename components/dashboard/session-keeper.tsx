"use client";

import { useEffect } from "react";

const renewEveryMs = 15 * 60 * 1000;
/** Not at once: an answer that is still under way must not bring back a session that was just signed out. */
const firstAfterMs = 60 * 1000;

/** Renews the session while the dashboard is being looked at, because a session ends when it is left idle. */
export function SessionKeeper() {
  useEffect(() => {
    let renewedAt = Date.now() - renewEveryMs + firstAfterMs;
    function renew() {
      if (document.visibilityState !== "visible" || Date.now() - renewedAt < renewEveryMs) return;
      renewedAt = Date.now();
      // Without an answer the session stays as it was, and ends at its time.
      fetch("/api/auth/session").catch(() => undefined);
    }
    document.addEventListener("visibilitychange", renew);
    const timer = setInterval(renew, firstAfterMs);
    return () => {
      document.removeEventListener("visibilitychange", renew);
      clearInterval(timer);
    };
  }, []);
  return null;
}
