import type { ReactNode } from "react";

export type BadgeTone = "neutral" | "accent" | "positive" | "caution" | "danger";

const tones: Record<BadgeTone, string> = {
  neutral: "bg-press text-muted",
  accent: "bg-accent-soft text-accent",
  positive: "bg-positive-soft text-positive",
  caution: "bg-caution-soft text-caution",
  danger: "bg-danger-soft text-danger",
};

/** A state in one or two words. The words carry the meaning, never the color alone. */
export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex min-h-5 items-center gap-1 rounded-full px-1.75 text-xs font-medium whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
