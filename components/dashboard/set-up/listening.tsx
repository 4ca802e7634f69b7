"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { Mode } from "@/lib/tenancy";

/** Checks often while the member is likely to be trying the portal, then less often. */
const everyMs = 3_000;
const laterEveryMs = 15_000;
const oftenForMs = 10 * 60_000;

/** Waits for the first customer to open the portal, then refreshes the page. */
export function Listening({ mode, where }: { mode: Mode; where: string }) {
  const router = useRouter();
  useEffect(() => {
    const startedAt = Date.now();
    let timer: ReturnType<typeof setTimeout>;
    async function ask() {
      if (document.visibilityState === "visible" && (await hasArrived(mode))) return router.refresh();
      timer = setTimeout(ask, Date.now() - startedAt < oftenForMs ? everyMs : laterEveryMs);
    }
    timer = setTimeout(ask, everyMs);
    return () => clearTimeout(timer);
  }, [mode, router]);
  return (
    <div
      role="status"
      className="flex items-start gap-3 rounded-lg border border-line bg-sunken px-3.5 py-3 text-help"
    >
      <span aria-hidden="true" className="relative mt-1.5 size-2 shrink-0 rounded-full bg-accent-fill">
        <span className="absolute inset-0 animate-ping rounded-full bg-accent-fill" />
      </span>
      <div>
        <p className="font-semibold">Listening for the first visit</p>
        <p className="text-muted">{where}</p>
      </div>
    </div>
  );
}

async function hasArrived(mode: Mode): Promise<boolean> {
  try {
    const answer = await fetch(`/dashboard/${mode}/arrivals`, { cache: "no-store" });
    const { hasArrived: isThere } = (await answer.json()) as { hasArrived?: unknown };
    return isThere === true;
  } catch {
    // The member may be offline or signed out, so try again later.
    return false;
  }
}
