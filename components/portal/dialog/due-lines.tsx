import type { OperationPreview } from "@/lib/portal/view/plan-shape";
import { UpdateCardOffer } from "../card/update-card-offer";

type Props = { preview: Pick<OperationPreview, "lines" | "note" | "explanation" | "needsCard"> };

/** The amounts due now, one per line, and later amounts. */
export function DueLines({ preview }: Props) {
  return (
    <>
      {preview.lines.length > 0 && (
        <dl className="grid gap-0.5">
          {preview.lines.map((line, place) => (
            // Two invoice items may have the same label.
            <DueLine key={place} {...line} />
          ))}
        </dl>
      )}
      {preview.note && <p className="text-sm">{preview.note}</p>}
      <p className="text-sm text-muted">{preview.explanation}</p>
      {preview.needsCard && (
        <div className="flex">
          <UpdateCardOffer />
        </div>
      )}
    </>
  );
}

function DueLine({ label, amount, isTotal }: OperationPreview["lines"][number]) {
  const row = isTotal
    ? "items-baseline text-base font-semibold not-only:mt-1"
    : "items-end text-sm text-muted";
  return (
    <div className={`grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 ${row}`}>
      <dt className="hyphens-auto wrap-anywhere">{label}</dt>
      <dd className={`tabular-nums ${isTotal ? "text-total tracking-[-0.015em]" : ""}`}>
        {/* Keep the currency sign on the same side of the number in both text directions. */}
        <bdi>{amount}</bdi>
      </dd>
    </div>
  );
}
