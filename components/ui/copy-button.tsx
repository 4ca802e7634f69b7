"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";

type CopyState = "idle" | "copied" | "refused";

const announcements: Record<CopyState, string> = {
  idle: "",
  copied: "Copied",
  refused: "Your browser blocked copying. Select the text and copy it.",
};

type CopyButtonProps = { text: string; label?: string; isSpelledOut?: boolean };

/** Copies `text`. `label` names the text: for screen readers, and visibly if `isSpelledOut`. */
export function CopyButton({ text, label = "Copy", isSpelledOut = false }: CopyButtonProps) {
  const [state, setState] = useState<CopyState>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    setState(
      await navigator.clipboard.writeText(text).then(
        () => "copied" as const,
        () => "refused" as const,
      ),
    );
  }

  return (
    <Button tone={isSpelledOut ? "plain" : "quiet"} size="small" onClick={copy} aria-label={label}>
      {state === "copied" ? (
        <Check aria-hidden="true" className="size-3.5 text-positive" />
      ) : (
        <Copy aria-hidden="true" className="size-3.5" />
      )}
      <span aria-hidden="true">{state === "copied" ? "Copied" : isSpelledOut ? label : "Copy"}</span>
      <span role="status" className="sr-only">
        {announcements[state]}
      </span>
    </Button>
  );
}
