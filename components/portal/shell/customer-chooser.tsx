import type { ChooserView } from "@/lib/portal/view/chooser-shape";
import { secondaryButton } from "../controls/button-classes";
import { WorkingIcon } from "../controls/icons";
import { toneClasses } from "../controls/tone";
import { usePortal } from "./portal-context";
import { useCustomerChoice } from "./use-customer-choice";

/**
 * Asks which of several customers is meant, with one button per customer and details that tell them apart.
 */
export function CustomerChooser({ chooser: { title, body, choices } }: { chooser: ChooserView }) {
  const { text } = usePortal().view;
  const { isWorking, failure, choose } = useCustomerChoice();
  return (
    <section className="rounded-xl border border-line bg-surface p-[20px] sm:p-6">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="mt-1 text-muted wrap-anywhere">{body}</p>
      <form
        action={(fields: FormData) => void choose(String(fields.get("customerId")))}
        className="mt-4 grid gap-3"
      >
        {choices.map(({ customerId, plans, details }) => (
          <button
            key={customerId}
            name="customerId"
            value={customerId}
            aria-disabled={isWorking || undefined}
            className="grid min-h-11 gap-1 rounded-lg border border-line-strong px-4 py-3 text-start not-aria-disabled:hover:bg-hover aria-disabled:opacity-55"
          >
            {(plans.length > 0 ? plans : [text.noPlans]).map((plan, index) => (
              <span key={index} className="font-medium wrap-anywhere">
                {plan}
              </span>
            ))}
            <span className="text-sm text-muted wrap-anywhere">{details.join(" · ")}</span>
          </button>
        ))}
      </form>
      <div role="status" className="empty:hidden">
        {isWorking && (
          <p className="mt-3 flex items-center gap-2 text-muted">
            <WorkingIcon />
            {text.working}
          </p>
        )}
        {failure && (
          <p className={`mt-3 wrap-anywhere whitespace-pre-line rounded-md px-4 py-3 ${toneClasses.bad}`}>
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
      <button className={secondaryButton} aria-disabled={isWorking || undefined}>
        {text.chooseAnother}
      </button>
      <p role="alert" className="wrap-anywhere whitespace-pre-line text-danger empty:hidden">
        {failure}
      </p>
    </form>
  );
}
