import type { Tone } from "@/lib/portal/view/tone";
import { toneClasses } from "./tone";

/** A state in a word or two. The usual state, `good`, is shown as just a dot and the word. */
export function Badge({ tone, label }: { tone: Tone; label: string }) {
  return (
    <span data-tone={tone} className={`portal-badge ${tone === "good" ? "" : toneClasses[tone]}`}>
      {label}
    </span>
  );
}
