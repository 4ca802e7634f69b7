"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";

type SaveBarProps = { isChanged: boolean; isPending: boolean; onDiscard: () => void };

/** Appears with the first change and stays visible. Leaving the page with unsaved changes asks first. */
export function SaveBar({ isChanged, isPending, onDiscard }: SaveBarProps) {
  useUnsavedGuard(isChanged);
  if (!isChanged) return null;
  return (
    <div className="sticky bottom-0 z-10 -mx-5 border-t border-line bg-surface px-5 py-3 sm:bottom-4 sm:mx-0 sm:rounded-lg sm:border sm:shadow-floating">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="font-medium">Unsaved changes</p>
        <div className="flex gap-2">
          <Button onClick={onDiscard}>Discard</Button>
          <Button type="submit" tone="primary" aria-disabled={isPending}>
            {isPending ? "Saving…" : "Save settings"}
          </Button>
        </div>
      </div>
    </div>
  );
}

const leaveQuestion = "Your changes are not saved. Leave without saving?";

function useUnsavedGuard(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    // The browser asks before closing or reloading, but not at links inside the dashboard, so ask there.
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
