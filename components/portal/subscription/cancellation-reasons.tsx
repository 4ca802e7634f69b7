import type { CancellationView } from "@/lib/portal/view/view-shape";
import { usePortal } from "../shell/portal-context";

const commentLengthMax = 500;

/** Why the customer cancels. The first choice, giving no reason, is the default. */
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
  return (
    <div className="group/reasons grid grid-cols-1 gap-5">
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium">
          {shown.reasonLabel} <span className="font-normal text-muted">({text.optional})</span>
        </legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {reasons.map(({ value, label }) => (
            <label
              key={value}
              className="flex min-h-9 items-start gap-3 rounded-sm py-1.5 wrap-anywhere hover:text-accent-text"
            >
              <input
                type="radio"
                name="feedback"
                value={value}
                defaultChecked={value === ""}
                className="mt-1 size-4 shrink-0"
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      {/* The style sheet shows this only after a reason is chosen, so it works before the script loads. */}
      <div className="group-has-[[value='']:checked]/reasons:hidden">
        <label htmlFor={`${id}-comment`} className="mb-2 block font-medium">
          {shown.commentLabel} <span className="font-normal text-muted">({text.optional})</span>
        </label>
        <textarea
          id={`${id}-comment`}
          name="comment"
          rows={2}
          maxLength={commentLengthMax}
          className="block field-sizing-content min-h-16 w-full rounded-md border border-line-strong bg-surface px-3 py-2"
        />
      </div>
    </div>
  );
}
