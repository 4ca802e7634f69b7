import type { PauseView } from "@/lib/portal/view/change-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { OperationDialog } from "../dialog/operation-dialog";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";

type Props = { id: string; subscription: SubscriptionView; shown: PauseView };

/** How long to pause, with the next charge date beside each choice. */
export function PauseDialog({ id, subscription, shown }: Props) {
  const { view } = usePortal();
  const { id: subscriptionId, intentId } = subscription;
  const state = useOperationForm("pause", subscription, (fields) => {
    const choice = shown.choices.find(({ months }) => months === Number(fields.get("months")));
    if (!choice) return undefined;
    const { months, chargedOn } = choice;
    return {
      details: { subscriptionId, months },
      input: { subscriptionId, months, chargedOn },
    };
  });
  return (
    <OperationDialog
      id={id}
      title={shown.title}
      intentId={intentId}
      state={state}
      confirm={shown.confirm}
      isConfirmable
      describedBy={`${id}-note`}
    >
      <p className="text-muted">{shown.body}</p>
      <fieldset className="min-w-0">
        <legend className="sr-only">{view.text.pauseLength}</legend>
        <div className="grid grid-cols-1 gap-2">
          {shown.choices.map((choice, place) => (
            <PauseChoice key={choice.months} choice={choice} isFirst={place === 0} />
          ))}
        </div>
      </fieldset>
      <p id={`${id}-note`} className="text-muted">
        {shown.note}
      </p>
    </OperationDialog>
  );
}

function PauseChoice({ choice, isFirst }: { choice: PauseView["choices"][number]; isFirst: boolean }) {
  return (
    <label
      className={
        "flex min-h-11 items-start gap-3 rounded-lg border border-line px-4 py-3 transition-colors hover:bg-hover has-checked:border-accent-text has-checked:bg-accent-soft " +
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
      }
    >
      <input
        type="radio"
        name="months"
        value={choice.months}
        defaultChecked={isFirst}
        className="mt-1 size-4 shrink-0 outline-none"
      />
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-medium">{choice.label}</span>
        <span className="text-balance text-muted">{choice.description}</span>
      </span>
    </label>
  );
}
