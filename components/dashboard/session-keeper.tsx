"use client";

import { useEffect } from "react";

const renewEveryMs = 15 * 60 * 1000;
/** Not immediately: a late answer must not restore the cookie of a session that was just signed out. */
const firstAfterMs = 60 * 1000;

/** Renews the session while the dashboard is visible, because idle sessions end. */
export function SessionKeeper() {
  useEffect(() => {
    let renewedAt = Date.now() - renewEveryMs + firstAfterMs;
    function renew() {
      if (document.visibilityState !== "visible" || Date.now() - renewedAt < renewEveryMs) return;
      renewedAt = Date.now();
      // Without an answer, the session stays unchanged and ends when it would have.
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
