import { useRef, useState } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import type { ChangeQuantityView } from "@/lib/portal/view/change-shape";
import { usePreview } from "../dialog/use-preview";
import { usePortal } from "../shell/portal-context";

/** The number in the field and, if the customer may choose that number, its cost. */
export function useQuantityChoice(subscriptionId: string, shown: ChangeQuantityView) {
  const { token } = usePortal();
  const first = shown.wanted ?? shown.quantity;
  const [chosen, setChosen] = useState<number | null>(first);
  // A ref, because the preview is requested a moment after the last keystroke, when a render's state would be outdated.
  const requested = useRef(first);
  const preview = usePreview(() =>
    read(token, "preview_quantity", { subscriptionId, quantity: requested.current }),
  );

  function take(field: HTMLInputElement): boolean {
    const quantity = /^\d+$/.test(field.value) ? Number(field.value) : null;
    setChosen(quantity);
    if (quantity === null || !isPreviewable(shown, quantity)) return false;
    requested.current = quantity;
    return true;
  }

  const isAskable = chosen !== null && isPreviewable(shown, chosen);
  const value = isAskable && preview.value?.quantity === chosen ? preview.value : null;
  return {
    chosen,
    isAskable,
    preview: { ...preview, value },
    pick: (field: HTMLInputElement) => void (take(field) && preview.loadSoon()),
    /** The customer may have changed the number before this script loaded. */
    open: (field: HTMLInputElement) => void (take(field) && preview.load()),
  };
}

/** Repeats the server's rule, to avoid requests that would be refused. */
function isPreviewable({ quantity, canKeep, min, max, step }: ChangeQuantityView, wanted: number): boolean {
  if (wanted === quantity) return canKeep;
  return wanted >= min && wanted <= max && (wanted - min) % step === 0;
}
