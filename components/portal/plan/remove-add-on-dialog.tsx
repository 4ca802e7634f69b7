import { type FormEvent, useState } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import type { RemoveAddOnView } from "@/lib/portal/view/change-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { Choice, ChoiceList } from "../controls/choice";
import { OperationDialog } from "../dialog/operation-dialog";
import { PreviewLines } from "../dialog/preview-lines";
import { usePreview } from "../dialog/use-preview";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";

type Props = { id: string; subscription: SubscriptionView; shown: RemoveAddOnView };

/** Lets the customer pick an add-on to remove, and shows the add-on's end date and the later charges. */
export function RemoveAddOnDialog({ id, subscription, shown }: Props) {
  const { token, view } = usePortal();
  const { id: subscriptionId, intentId } = subscription;
  const [chosen, setChosen] = useState(shown.choices[0]?.itemId);
  const previews = usePreview(() => read(token, "preview_add_ons", { subscriptionId }));
  const value = previews.value?.find(({ itemId }) => itemId === chosen) ?? null;
  const state = useOperationForm("remove_add_on", subscription, (fields) => {
    const preview = previews.value?.find(({ itemId }) => itemId === fields.get("itemId"));
    // Customers can confirm only an end date and amounts that they were shown.
    if (!preview?.confirm) return undefined;
    const { itemId, quote } = preview;
    const addOn = shown.choices.find((choice) => choice.itemId === itemId)?.name;
    return {
      details: { subscriptionId, itemId, addOn },
      input: { subscriptionId, itemId, quote },
    };
  });

  function open() {
    // The customer may have picked another add-on before this script loaded.
    const form = state.form.ref.current;
    if (form) setChosen(String(new FormData(form).get("itemId")));
    previews.load();
  }

  return (
    <OperationDialog
      id={id}
      title={shown.title}
      intentId={intentId}
      onOpen={open}
      state={state}
      confirm={value?.confirm || view.text.removeAddOn}
      isConfirmable={Boolean(value?.confirm)}
      describedBy={`${id}-preview`}
      foot={<PreviewLines id={`${id}-preview`} preview={{ ...previews, value }} />}
    >
      <fieldset
        className="min-w-0"
        onChange={({ target }: FormEvent<HTMLFieldSetElement>) =>
          setChosen((target as HTMLInputElement).value)
        }
      >
        <legend className="sr-only">{view.text.addOn}</legend>
        <ChoiceList>
          {shown.choices.map(({ itemId, name, price }, place) => (
            <Choice
              key={itemId}
              name="itemId"
              value={itemId}
              isChosen={place === 0}
              title={<bdi>{name}</bdi>}
              aside={<span className="text-muted tabular-nums">{price}</span>}
            />
          ))}
        </ChoiceList>
      </fieldset>
    </OperationDialog>
  );
}
