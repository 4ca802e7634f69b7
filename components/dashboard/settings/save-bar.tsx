"use client";

import { useEffect } from "react";
import type { Mode } from "@/lib/tenancy";

type SaveBarProps = {
  mode: Mode;
  /** The titles of the changed settings. */
  changed: string[];
  isPending: boolean;
  /** Why the last attempt to save failed. */
  problem?: string | undefined;
  onDiscard: () => void;
};

const button =
  "min-h-8 rounded-md px-3 font-medium whitespace-nowrap transition-colors aria-disabled:opacity-55 max-md:min-h-10 max-md:flex-1";

/**
 * A bar that appears with the first change, names the changes, and stays in sight below the form. Asks before the
 * member leaves unsaved changes. The button names the mode, so that nobody changes the live portal by mistake.
 */
export function SaveBar({ mode, changed, isPending, problem, onDiscard }: SaveBarProps) {
  useUnsavedGuard(changed.length > 0);
  if (changed.length === 0) return null;
  const count = changed.length === 1 ? "1 unsaved change" : `${changed.length} unsaved changes`;
  return (
    <div
      role="region"
      aria-label="Unsaved changes"
      className="sticky bottom-4 z-20 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-[10px] bg-bar py-2.5 ps-4 pe-3 text-on-bar shadow-floating max-md:bottom-0 max-md:-mx-4 max-md:rounded-none max-md:px-4"
    >
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium">{problem ?? count}</p>
        <p className="truncate text-help text-on-bar-muted">{changed.join(", ")}</p>
      </div>
      <div className="flex gap-2 max-md:w-full">
        <button
          type="button"
          onClick={onDiscard}
          className={`${button} border border-on-bar/20 bg-on-bar/10 hover:bg-on-bar/20 focus-visible:outline-on-bar`}
        >
          Discard
        </button>
        <button
          type="submit"
          aria-disabled={isPending}
          className={`${button} bg-on-bar text-bar hover:bg-on-fill focus-visible:outline-on-bar`}
        >
          {isPending ? "Saving…" : mode === "live" ? "Save to live" : "Save"}
        </button>
      </div>
    </div>
  );
}

const leaveQuestion = "Your changes aren’t saved. Leave without saving?";

function useUnsavedGuard(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    // The browser asks before the page closes or reloads, but not when a link in the dashboard is clicked.
    const askBrowser = (event: BeforeUnloadEvent) => event.preventDefault();
    function askAtLink(event: MouseEvent) {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      const opensHere = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
      if (!(link instanceof HTMLAnchorElement) || link.target || !opensHere) return;
      if (window.confirm(leaveQuestion)) return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener("beforeunload", askBrowser);
    document.addEventListener("click", askAtLink, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", askBrowser);
      document.removeEventListener("click", askAtLink, { capture: true });
    };
  }, [isChanged]);
}
