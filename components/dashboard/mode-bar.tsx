import { FlaskConical } from "lucide-react";
import type { Mode } from "@/lib/tenancy";

/** Makes test mode unmistakable with a labeled bar across the whole width. */
export function ModeBar({ mode }: { mode: Mode }) {
  if (mode === "live") return null;
  return (
    <aside
      aria-label="Mode"
      className="flex items-center justify-center gap-2 bg-test px-4 py-1.5 text-xs text-on-test"
    >
      <FlaskConical aria-hidden="true" className="size-3.5 shrink-0" />
      <p>
        <strong className="font-semibold">Test mode.</strong> No real customers, no real money.
      </p>
    </aside>
  );
}
