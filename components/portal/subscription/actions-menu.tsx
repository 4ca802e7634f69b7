import { useEffect, useRef } from "react";
import type { ButtonView } from "@/lib/portal/view/button-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { secondaryButton } from "../controls/button-classes";
import { ChevronDownIcon } from "../controls/icons";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { usePortal } from "../shell/portal-context";
import { dialogIdOf } from "./dialog-id";

/** A menu of actions, made of the browser's own `details`, which opens before the script loads. */
export function ActionsMenu({
  subscription,
  buttons,
}: {
  subscription: SubscriptionView;
  buttons: ButtonView[];
}) {
  const { text } = usePortal().view;
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => (details.current ? closeWhenLeft(details.current) : undefined), []);
  return (
    <details ref={details} className="group relative @max-[440px]/portal:grow">
      <summary
        className={`${secondaryButton} list-none @max-[440px]/portal:w-full [&::-webkit-details-marker]:hidden`}
      >
        {text.manage}
        <ChevronDownIcon />
      </summary>
      <div className="absolute start-0 top-full z-10 mt-1 grid min-w-48 rounded-lg @max-[440px]/portal:min-w-full border border-line bg-surface p-1 shadow-floating">
        {buttons.map(({ operation, label }) => (
          <OpenDialogButton
            key={operation}
            dialogId={dialogIdOf(operation, subscription.id)}
            className="min-h-11 rounded-md px-3 py-2 text-start hover:bg-hover"
          >
            {label}
          </OpenDialogButton>
        ))}
      </div>
    </details>
  );
}

/**
 * Closes the menu when the customer leaves it. The menu stays open below a dialog opened from it, so that
 * focus can return to the menu's entry.
 */
function closeWhenLeft(details: HTMLDetailsElement): () => void {
  function onPress(event: PointerEvent) {
    const isInDialog = event.target instanceof Element && event.target.closest("dialog");
    if (!isInDialog && !event.composedPath().includes(details)) details.open = false;
  }
  function onKey(event: KeyboardEvent) {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  }
  function onLeave({ relatedTarget }: FocusEvent) {
    const isElsewhere =
      relatedTarget instanceof Element &&
      !details.contains(relatedTarget) &&
      !relatedTarget.closest("dialog");
    if (isElsewhere) details.open = false;
  }
  document.addEventListener("pointerdown", onPress);
  details.addEventListener("keydown", onKey);
  details.addEventListener("focusout", onLeave);
  return () => {
    document.removeEventListener("pointerdown", onPress);
    details.removeEventListener("keydown", onKey);
    details.removeEventListener("focusout", onLeave);
  };
}
