import type { MethodIcon as Shown } from "@/lib/portal/view/view-methods-shape";

/** A card-shaped tile. The text beside it names what it shows, so it is hidden from screen readers. */
export function MethodIcon({ icon }: { icon: Shown }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex h-7 w-11 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface text-xs font-semibold tracking-tight text-muted select-none"
    >
      {"letters" in icon ? (
        icon.letters
      ) : (
        <svg className="size-4" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5">
          <path d={icon.path} strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      )}
    </span>
  );
}
