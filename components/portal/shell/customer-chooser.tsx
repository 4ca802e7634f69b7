import { read } from "@/app/portal/[portalId]/actions";
import type { ChooserView } from "@/lib/portal/view/chooser-shape";
import { textLink } from "../controls/button-classes";
import { WorkingIcon } from "../controls/icons";
import { toneClasses } from "../controls/tone";
import { usePortal } from "./portal-context";
import { useAnotherView } from "./use-another-view";

/**
 * Asks which of several customers to show. Each has a button and details that tell them apart.
 */
export function CustomerChooser({ chooser: { title, body, choices } }: { chooser: ChooserView }) {
  const { text } = usePortal().view;
  const { isWorking, failure, choose } = useCustomerChoice();
  return (
    <section className="portal-card">
      <div className="px-(--pad) pt-[calc(var(--pad)-2px)] pb-5">
        <h2 className="font-title text-lg font-semibold">{title}</h2>
        <p className="mt-1 text-muted wrap-anywhere">{body}</p>
      </div>
      <form action={(fields: FormData) => void choose(String(fields.get("customerId")))}>
        {choices.map(({ customerId, plans, details }) => (
          <button
            key={customerId}
            name="customerId"
            value={customerId}
            aria-disabled={isWorking || undefined}
            className="block w-full border-t border-line px-(--pad) py-3 text-start -outline-offset-2 last:rounded-b-[calc(var(--radius-xl)-1px)] not-aria-disabled:hover:bg-hover aria-disabled:text-faint"
          >
            {(plans.length > 0 ? plans : [text.noPlans]).map((plan, index) => (
              <span key={index} className="block font-medium wrap-anywhere">
                {plan}
              </span>
            ))}
            <span className="block text-sm text-muted wrap-anywhere">{details.join(" · ")}</span>
          </button>
        ))}
      </form>
      <div role="status" className="empty:hidden">
        {isWorking && (
          <p className="flex items-center gap-2 border-t border-line px-(--pad) py-3 text-muted">
            <WorkingIcon />
            {text.working}
          </p>
        )}
        {failure && (
          <p className={`border-t px-(--pad) py-3 wrap-anywhere whitespace-pre-line ${toneClasses.bad}`}>
            {failure}
          </p>
        )}
      </div>
    </section>
  );
}

/** Returns to the choice of customer. */
export function ChooseAnotherButton() {
  const { text } = usePortal().view;
  const { isWorking, failure, choose } = useCustomerChoice();
  return (
    <form action={() => void choose(null)} className="flex flex-wrap items-center gap-3">
      <button className={textLink} aria-disabled={isWorking || undefined}>
        {text.chooseAnother}
      </button>
      <p role="alert" className="wrap-anywhere whitespace-pre-line text-danger empty:hidden">
        {failure}
      </p>
    </form>
  );
}

/** Switches to one of several customers, or back to the choice. Explains a failure. */
function useCustomerChoice() {
  const { token } = usePortal();
  const { ask, ...state } = useAnotherView();
  const choose = (customerId: string | null) =>
    ask(() => read(token, "choose_customer", { customerId }), { customerId });
  return { ...state, choose };
}
