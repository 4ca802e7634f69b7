import type { PlanPreview } from "@/lib/portal/view-shape";

/** The amounts that are due now, one below the other, and what comes after. */
export function DueLines({ preview }: { preview: Pick<PlanPreview, "lines" | "note" | "explanation"> }) {
  return (
    <>
      {preview.lines.length > 0 && (
        <dl className="grid gap-2">
          {preview.lines.map(({ label, amount, isTotal }) => (
            <div
              key={label}
              className={`flex justify-between gap-4 ${isTotal ? "border-t border-line pt-2 font-semibold" : "text-muted"}`}
            >
              <dt className="min-w-0 wrap-anywhere">{label}</dt>
              <dd className="shrink-0 tabular-nums">{amount}</dd>
            </div>
          ))}
        </dl>
      )}
      {preview.note && <p>{preview.note}</p>}
      <p className="text-muted">{preview.explanation}</p>
    </>
  );
}
