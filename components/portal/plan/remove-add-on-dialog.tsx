import { type FormEvent, useState } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import type { RemoveAddOnView } from "@/lib/portal/view/change-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { OperationDialog } from "../dialog/operation-dialog";
import { PreviewLines } from "../dialog/preview-lines";
import { usePreview } from "../dialog/use-preview";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";

type Props = { id: string; subscription: SubscriptionView; shown: RemoveAddOnView };

/** Which add-on is removed, when, and what is charged from then on. */
export function RemoveAddOnDialog({ id, subscription, shown }: Props) {
  const { token, view } = usePortal();
  const { id: subscriptionId, intentId } = subscription;
  const [chosen, setChosen] = useState(shown.choices[0]?.itemId);
  const previews = usePreview(() => read(token, "preview_add_ons", { subscriptionId }));
  const value = previews.value?.find(({ itemId }) => itemId === chosen) ?? null;
  const state = useOperationForm("remove_add_on", subscription, (fields) => {
    const preview = previews.value?.find(({ itemId }) => itemId === fields.get("itemId"));
    // Customers only confirm what they were shown.
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
    >
      <fieldset
        className="min-w-0"
        onChange={({ target }: FormEvent<HTMLFieldSetElement>) =>
          setChosen((target as HTMLInputElement).value)
        }
      >
        <legend className="sr-only">{view.text.addOn}</legend>
        <div className="grid gap-2">
          {shown.choices.map((choice, place) => (
            <AddOnChoice key={choice.itemId} choice={choice} isFirst={place === 0} />
          ))}
        </div>
      </fieldset>
      <PreviewLines id={`${id}-preview`} preview={{ ...previews, value }} />
    </OperationDialog>
  );
}

function AddOnChoice({ choice, isFirst }: { choice: RemoveAddOnView["choices"][number]; isFirst: boolean }) {
  return (
    <label
      className={
        "group relative flex min-h-11 items-start gap-3 rounded-lg border border-line px-4 py-3 transition-colors not-only:hover:bg-hover not-only:has-checked:border-accent-text not-only:has-checked:bg-accent-soft " +
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
      }
    >
      <input
        type="radio"
        name="itemId"
        value={choice.itemId}
        defaultChecked={isFirst}
        // Hide the radio button if there is only one choice.
        className="mt-1 size-4 shrink-0 outline-none group-only:sr-only"
      />
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-medium wrap-anywhere">{choice.name}</span>
        <span className="text-muted tabular-nums">{choice.price}</span>
      </span>
    </label>
  );
}
