"use client";

import { useEffect } from "react";

const renewEveryMs = 15 * 60 * 1000;
/** Delays the first renewal, because a late answer must not restore the cookie of a session that was just signed out. */
const firstAfterMs = 60 * 1000;

/** Renews the session while the dashboard is visible, because idle sessions end. */
export function SessionKeeper() {
  useEffect(() => {
    let renewedAt = Date.now() - renewEveryMs + firstAfterMs;
    function renew() {
      if (document.visibilityState !== "visible" || Date.now() - renewedAt < renewEveryMs) return;
      renewedAt = Date.now();
      // If the request fails, the session keeps its old expiry.
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
