import type { OperationPreview } from "@/lib/portal/view/view-shape";
import { UpdateCardOffer } from "../card/update-card-offer";

type Props = { preview: Pick<OperationPreview, "lines" | "note" | "explanation" | "needsCard"> };

/** The amounts that are due now, one below the other, and what comes after. */
export function DueLines({ preview }: Props) {
  return (
    <>
      {preview.lines.length > 0 && (
        <dl className="grid gap-2">
          {preview.lines.map(({ label, amount, isTotal }, place) => (
            // Two invoice items may be called the same.
            <div
              key={place}
              className={`flex flex-wrap justify-between gap-x-4 ${isTotal ? "border-line font-semibold not-only:border-t not-only:pt-2" : "text-muted"}`}
            >
              <dt className="min-w-0 grow basis-32 wrap-anywhere">{label}</dt>
              <dd className="ms-auto shrink-0 tabular-nums">
                {/* The sign stays on the side of its figure whatever the direction of the page. */}
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
