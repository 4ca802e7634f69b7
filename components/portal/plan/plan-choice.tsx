import type { ChangePlanView, PlanView } from "@/lib/portal/view/view-shape";
import { Badge } from "../controls/badge";
import { usePortal } from "../shell/portal-context";

const focusRing =
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text";

/**
 * The style sheet decides which plans show for the chosen interval, so the switch works before the script
 * loads. One rule per position; Stripe has no more intervals than these.
 */
const shownWhenChosen = [
  "hidden group-has-[[data-place='0']:checked]/plans:grid",
  "hidden group-has-[[data-place='1']:checked]/plans:grid",
  "hidden group-has-[[data-place='2']:checked]/plans:grid",
  "hidden group-has-[[data-place='3']:checked]/plans:grid",
  "hidden group-has-[[data-place='4']:checked]/plans:grid",
  "hidden group-has-[[data-place='5']:checked]/plans:grid",
];

/** Tiers and billing intervals, as the browser's own radio buttons. */
export function PlanChoice({ shown }: { shown: ChangePlanView }) {
  const { text } = usePortal().view;
  return (
    <div className="group/plans grid grid-cols-1 gap-4">
      {shown.intervals.length > 1 && <IntervalSwitch shown={shown} />}
      <fieldset className="min-w-0">
        <legend className="sr-only">{text.choosePlan}</legend>
        {shown.intervals.map(({ id }, place) => (
          <div
            key={id}
            className={`grid-cols-1 gap-2 ${(shown.intervals.length > 1 && shownWhenChosen[place]) || "grid"}`}
          >
            {shown.plans
              .filter(({ intervalId }) => intervalId === id)
              .map((plan) => (
                <PlanRow key={plan.priceId} plan={plan} />
              ))}
          </div>
        ))}
      </fieldset>
    </div>
  );
}

function IntervalSwitch({ shown }: { shown: ChangePlanView }) {
  const { text } = usePortal().view;
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{text.billingInterval}</legend>
      <div className="flex flex-wrap gap-1 rounded-lg bg-sunken p-1">
        {shown.intervals.map(({ id, label }, place) => (
          <label
            key={id}
            className={
              "flex min-h-11 grow basis-24 items-center justify-center rounded-md border border-transparent px-3 py-1 text-center " +
              "font-medium text-muted wrap-anywhere hover:text-ink has-checked:border-line has-checked:bg-surface " +
              `has-checked:text-ink has-checked:shadow-raised forced-colors:has-checked:border-3 ${focusRing}`
            }
          >
            <input
              type="radio"
              name="intervalId"
              value={id}
              data-place={place}
              defaultChecked={id === shown.currentIntervalId}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function PlanRow({ plan }: { plan: PlanView }) {
  return (
    <label
      className={
        "flex items-start gap-3 rounded-lg border border-line px-4 py-3 transition-colors hover:bg-hover " +
        `has-checked:border-accent-text has-checked:bg-accent-soft ${focusRing}`
      }
    >
      <input
        type="radio"
        name="priceId"
        value={plan.priceId}
        defaultChecked={plan.isCurrent}
        className="mt-1 size-4 shrink-0 outline-none"
      />
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-1">
          <bdi className="font-medium wrap-anywhere">{plan.name}</bdi>
          {plan.mark && <Badge tone="neutral" label={plan.mark} />}
        </span>
        <span className="tabular-nums">{plan.price}</span>
        {plan.description && (
          <span dir="auto" className="w-full text-sm text-muted wrap-anywhere">
            {plan.description}
          </span>
        )}
      </span>
    </label>
  );
}
