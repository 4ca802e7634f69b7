import type { MethodIcon as Shown } from "@/lib/portal/view/view-methods-shape";

const glyphs = {
  card: "M1.5 4.5h13v9h-13zM1.5 7.5h13M4 11h2.5",
  bank: "M2 6.5 8 3l6 3.5zM3.5 7v5M8 7v5M12.5 7v5M2 13.5h12",
  mastercard: "M6 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M10 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8",
  wallet: "M2 4.5h10.5v2M2 4.5v8h12v-6H3.5M11 9.5h.1",
};

/** A tile as wide as a small card. What it shows is named beside it, so that nobody needs to see it. */
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
          <path d={glyphs[icon.glyph]} strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      )}
    </span>
  );
}
