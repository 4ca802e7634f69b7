import { ShieldCheck } from "lucide-react";

const asked = [
  ["Customer", "Is it the email address or ID that the portal expects?"],
  ["Hash or signed token", "Which key made it, and from what text?"],
  ["Site", "Is this site allowed?"],
] as const;

/** Shown instead of the verdict until the first test. */
export function NotYetTested() {
  return (
    <div className="rounded-[10px] border border-dashed border-line-mid px-5 py-6 text-help text-muted">
      <ShieldCheck aria-hidden="true" className="size-5 text-faint" />
      <p className="mt-2 font-semibold text-ink">Results appear here</p>
      <dl className="mt-2 space-y-1.5">
        {asked.map(([what, question]) => (
          <div key={what}>
            <dt className="inline font-medium text-ink">{what}: </dt>
            <dd className="inline">{question}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
