import type { MethodIcon as Shown } from "@/lib/portal/view/view-methods-shape";

/** A card-shaped tile. The text beside it names the method, so the tile is hidden from screen readers. */
export function MethodIcon({ icon }: { icon: Shown }) {
  return (
    <span
      aria-hidden="true"
      className="me-2 inline-flex h-5 w-8 items-center justify-center rounded-xs border border-line-mid bg-surface align-middle text-[10px] font-semibold tracking-tight text-muted select-none"
    >
      {"letters" in icon ? (
        icon.letters
      ) : (
        <svg className="size-3.5" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5">
          <path d={icon.path} strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      )}
    </span>
  );
}
