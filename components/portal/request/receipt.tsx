import type { RefObject } from "react";
import type { ReceiptRow } from "@/lib/portal/view/answer-shape";
import { textLink } from "../controls/button-classes";
import { ExternalLink } from "../controls/external-link";
import { DoneIcon } from "../controls/icons";
import type { Feedback } from "./feedback";

/**
 * The facts of a finished operation: the amount, the payment method, the date and the document. The receipt's values
 * are aligned with the values on the page.
 */
export function Receipt({
  box,
  feedback,
  rows,
}: {
  box: RefObject<HTMLDivElement | null>;
  feedback: Feedback;
  rows: ReceiptRow[];
}) {
  // A cancellation isn't good news, so the check mark is gray instead of green.
  const isPlain = feedback.operation === "cancellation";
  return (
    <div ref={box} tabIndex={-1} className="portal-said portal-receipt">
      <p className="flex gap-3 font-semibold">
        <DoneIcon className={isPlain ? "text-muted" : "text-positive"} />
        {feedback.text}
      </p>
      <dl className="portal-terms">
        {rows.map(({ label, value, link }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value}
              {link && (
                <>
                  {" · "}
                  <ExternalLink href={link.url} label={link.label} about={value} className={textLink} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
