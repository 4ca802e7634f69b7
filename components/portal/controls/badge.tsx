import type { Tone } from "@/lib/portal/view/tone";
import { toneClasses } from "./tone";

export function Badge({ tone, label }: { tone: Tone; label: string }) {
  return (
    <span
      className={`inline-block rounded-sm px-2 py-0.5 text-sm font-medium wrap-break-word ${toneClasses[tone]}`}
    >
      {label}
    </span>
  );
}
