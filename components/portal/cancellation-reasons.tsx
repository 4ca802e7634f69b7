import type { CancellationView } from "@/lib/portal/view-shape";
import { usePortal } from "./portal-context";

const commentLengthMax = 500;

/** Why the customer leaves. Saying nothing is the first choice and the one that is made. */
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
    <>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-medium">
          {shown.reasonLabel} <span className="font-normal text-muted">({text.optional})</span>
        </legend>
        <div className="flex flex-wrap gap-2">
          {reasons.map(({ value, label }) => (
            <label
              key={value}
              className={
                "flex min-h-9 items-center gap-2 rounded-md border border-line px-3 py-1 text-base wrap-anywhere " +
                "hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft " +
                "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
              }
            >
              <input
                type="radio"
                name="feedback"
                value={value}
                defaultChecked={value === ""}
                className="size-4 shrink-0 outline-none"
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <div>
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
    </>
  );
}
