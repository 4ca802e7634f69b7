import { useRef } from "react";
import type { CancellationView } from "@/lib/portal/view/cancellation-shape";
import { SelectField } from "../controls/text-field";
import { showInBody } from "../dialog/show-in-body";
import { usePortal } from "../shell/portal-context";

const commentLengthMax = 500;

/** The choice of a reason for canceling. Giving no reason is the first choice and the default. */
export function CancellationReasons({
  id,
  shown,
  reasons,
}: {
  id: string;
  shown: CancellationView;
  reasons: NonNullable<CancellationView["reasons"]>;
}) {
  const { text } = usePortal().view;
  const comment = useRef<HTMLTextAreaElement>(null);
  return (
    <div className="group/reasons grid grid-cols-1 gap-4">
      <SelectField
        id={`${id}-reason`}
        name="feedback"
        label={shown.reasonLabel}
        isOptional
        error={undefined}
        onChange={() => showInBody(comment.current)}
      >
        {reasons.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      {/* The style sheet shows this only after a reason is chosen, so it works before the script loads. */}
      <div className="hidden group-has-[option:not([value='']):checked]/reasons:block">
        <label htmlFor={`${id}-comment`} className="mb-1 block font-medium">
          {shown.commentLabel} <span className="font-normal text-muted">({text.optional})</span>
        </label>
        <textarea
          ref={comment}
          id={`${id}-comment`}
          name="comment"
          rows={2}
          maxLength={commentLengthMax}
          className="block field-sizing-content min-h-16 w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-field"
        />
      </div>
    </div>
  );
}
