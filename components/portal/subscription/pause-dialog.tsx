import { type FormEvent, useState } from "react";
import type { PauseView } from "@/lib/portal/view/change-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { Choice, ChoiceList } from "../controls/choice";
import { OperationDialog } from "../dialog/operation-dialog";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";

type Props = { id: string; subscription: SubscriptionView; shown: PauseView };

/** Choices for the length of the pause, each with the next charge date. */
export function PauseDialog({ id, subscription, shown }: Props) {
  const { view } = usePortal();
  const { id: subscriptionId, intentId } = subscription;
  const [chosen, setChosen] = useState(shown.choices[0]);
  const choose = (months: unknown) =>
    setChosen(shown.choices.find((choice) => choice.months === Number(months)));
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
      onOpen={() => {
        // The customer may have picked another length before this script loaded.
        if (state.form.ref.current) choose(new FormData(state.form.ref.current).get("months"));
      }}
      confirm={chosen?.confirm ?? view.text.pause}
      isConfirmable
      describedBy={`${id}-note`}
      foot={
        <p id={`${id}-note`} className="text-sm text-muted">
          {shown.note}
        </p>
      }
    >
      <p className="text-muted">{shown.body}</p>
      <fieldset
        className="min-w-0"
        onChange={({ target }: FormEvent<HTMLFieldSetElement>) => choose((target as HTMLInputElement).value)}
      >
        <legend className="sr-only">{view.text.pauseLength}</legend>
        <ChoiceList>
          {shown.choices.map(({ months, label, description }, place) => (
            <Choice
              key={months}
              name="months"
              value={months}
              isChosen={place === 0}
              title={label}
              note={description}
            />
          ))}
        </ChoiceList>
      </fieldset>
    </OperationDialog>
  );
}
