import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

/** The outcome. neutral: viewed · accent: changed · positive: gained · caution: refused · danger: failed. */
export type GlyphTone = "neutral" | "accent" | "positive" | "caution" | "danger";

const glyphTones: Record<GlyphTone, string> = {
  neutral: "bg-press text-muted",
  accent: "bg-accent-soft text-accent",
  positive: "bg-positive-soft text-positive",
  caution: "bg-caution-soft text-caution",
  danger: "bg-danger-soft text-danger",
};

/** The icon at the start of an event, 24 px, colored by its outcome. The text beside it also names the outcome. */
export function Glyph({ icon: Icon, tone = "neutral" }: { icon: LucideIcon; tone?: GlyphTone }) {
  return (
    <span
      aria-hidden="true"
      className={`inline-grid size-6 shrink-0 place-items-center rounded-md ${glyphTones[tone]}`}
    >
      <Icon className="size-3.5" />
    </span>
  );
}

type EventRowProps = {
  icon: LucideIcon;
  tone?: GlyphTone;
  /** The event, in a few words. */
  what: ReactNode;
  detail?: ReactNode;
  /** The time or the amount, at the end of the line. */
  end?: ReactNode;
  href?: string;
};

/** One event in a list. Use it inside `EventList`. */
export function EventRow({ icon, tone, what, detail, end, href }: EventRowProps) {
  const content = (
    <>
      <Glyph icon={icon} tone={tone} />
      <span className="min-w-0 flex-1 text-pretty wrap-anywhere">
        <span className="font-medium">{what}</span>{" "}
        {detail && <span className="text-muted max-md:block">{detail}</span>}
      </span>
      {end && <span className="shrink-0 text-muted tabular-nums">{end}</span>}
    </>
  );
  const classes = "flex items-center gap-3 px-4 py-2.25 max-md:items-start";
  return (
    <li>
      {href ? (
        <Link href={href} className={`${classes} transition-colors hover:bg-hover`}>
          {content}
        </Link>
      ) : (
        <div className={classes}>{content}</div>
      )}
    </li>
  );
}

export function EventList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="divide-y divide-line overflow-hidden rounded-[10px] border border-line text-help"
    >
      {children}
    </ul>
  );
}
