import type { ChangePlanView, PlanView } from "@/lib/portal/view/plan-shape";
import { Choice, ChoiceList } from "../controls/choice";
import { usePortal } from "../shell/portal-context";

const focusRing =
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text";

/**
 * The style sheet decides which plans are visible for the chosen interval, so the switch works before the script loads.
 * It needs one rule for each position in the switch, and the switch has at most as many positions as Stripe has
 * intervals.
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
  const isSwitched = shown.intervals.length > 1;
  return (
    <div className="group/plans grid grid-cols-1 gap-3">
      {isSwitched && <IntervalSwitch shown={shown} />}
      <fieldset className="min-w-0">
        <legend className="sr-only">{text.choosePlan}</legend>
        {shown.intervals.map(({ id }, place) => (
          <ChoiceList key={id} className={(isSwitched && shownWhenChosen[place]) || "grid"}>
            {shown.plans
              .filter(({ intervalId }) => intervalId === id)
              .map((plan) => (
                <PlanRow key={plan.priceId} plan={plan} isSwitched={isSwitched} />
              ))}
          </ChoiceList>
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
      <div className="flex flex-wrap gap-[3px] rounded-lg bg-hover p-[3px]">
        {shown.intervals.map(({ id, label, saving }, place) => (
          <label
            key={id}
            className={
              "relative flex min-h-9.5 grow basis-24 flex-wrap items-center justify-center gap-x-2 rounded-md px-2.5 py-1 text-center font-medium " +
              "text-muted wrap-anywhere isolate after:absolute after:-inset-y-[3px] after:inset-x-0 after:-z-1 hover:text-ink has-checked:bg-raised has-checked:text-ink " +
              `has-checked:shadow-control has-checked:ring-1 has-checked:ring-line-mid forced-colors:has-checked:border-3 ${focusRing}`
            }
          >
            <input
              type="radio"
              name="intervalId"
              value={id}
              data-place={place}
              defaultChecked={id === shown.chosenIntervalId}
              className="sr-only"
            />
            <span>{label}</span>
            {saving && <span className="text-sm text-positive">{saving}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function PlanRow({ plan, isSwitched }: { plan: PlanView; isSwitched: boolean }) {
  const { priceId, name, mark, description, isChosen } = plan;
  return (
    <Choice
      name="priceId"
      value={priceId}
      isChosen={isChosen}
      title={<bdi>{name}</bdi>}
      mark={mark && <Tag label={mark} />}
      aside={<PlanPrice price={plan.price} isSwitched={isSwitched} />}
      note={description && <span dir="auto">{description}</span>}
    />
  );
}

/** On a phone, the price omits the interval if the switch above already names it. */
function PlanPrice({ price, isSwitched }: { price: PlanView["price"]; isSwitched: boolean }) {
  const { amount, period, isPlain } = price;
  const isSaid = isSwitched && isPlain;
  return (
    <>
      <bdi className="font-semibold tabular-nums">{amount}</bdi>
      {period && (
        <span className={`block text-sm text-muted ${isSaid ? "@max-[400px]/dialog:hidden" : ""}`}>
          {` ${period}`}
        </span>
      )}
      {/* Screen readers announce the choice without the switch, so they get the interval here. */}
      {period && isSaid && <span className="sr-only hidden @max-[400px]/dialog:block">{` ${period}`}</span>}
    </>
  );
}

function Tag({ label }: { label: string }) {
  return (
    <span className="rounded-full border border-line-mid px-2 text-xs/5 font-medium text-muted">{label}</span>
  );
}
