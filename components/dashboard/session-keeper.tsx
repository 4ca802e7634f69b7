"use client";

import { useEffect } from "react";

const renewEveryMs = 15 * 60 * 1000;

/** Renews the session while the dashboard is being looked at, because a session ends when it is left idle. */
export function SessionKeeper() {
  useEffect(() => {
    let renewedAt = 0;
    function renew() {
      if (document.visibilityState !== "visible" || Date.now() - renewedAt < renewEveryMs) return;
      renewedAt = Date.now();
      // Without an answer the session stays as it was, and ends at its time.
      fetch("/api/auth/session").catch(() => undefined);
    }
    renew();
    document.addEventListener("visibilitychange", renew);
    const timer = setInterval(renew, renewEveryMs);
    return () => {
      document.removeEventListener("visibilitychange", renew);
      clearInterval(timer);
    };
  }, []);
  return null;
}
