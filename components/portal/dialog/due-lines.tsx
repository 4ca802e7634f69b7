import type { OperationPreview } from "@/lib/portal/view/view-shape";
import { UpdateCardOffer } from "../card/update-card-offer";

type Props = { preview: Pick<OperationPreview, "lines" | "note" | "explanation" | "needsCard"> };

/** The amounts due now, one per line, and what comes after. */
export function DueLines({ preview }: Props) {
  return (
    <>
      {preview.lines.length > 0 && (
        <dl className="grid gap-2">
          {preview.lines.map(({ label, amount, isTotal }, place) => (
            // Two invoice items may have the same label.
            <div
              key={place}
              className={`flex flex-wrap justify-between gap-x-4 ${isTotal ? "border-line font-semibold not-only:border-t not-only:pt-2" : "text-muted"}`}
            >
              <dt className="min-w-0 grow basis-32 wrap-anywhere">{label}</dt>
              <dd className="ms-auto shrink-0 tabular-nums">
                {/* Keep the currency sign on its side of the number in either text direction. */}
                <bdi>{amount}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {preview.note && <p>{preview.note}</p>}
      <p className="text-muted">{preview.explanation}</p>
      {preview.needsCard && (
        <div className="flex">
          <UpdateCardOffer />
        </div>
      )}
    </>
  );
}
