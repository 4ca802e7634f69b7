import { secondaryButton } from "../controls/button-classes";
import { usePortal } from "../shell/portal-context";
import type { Remedy } from "./feedback";

/** A button that may resolve a failure. Renders nothing if no click can help. */
export function RemedyButton({ remedy, again }: { remedy: Remedy | null; again: () => void }) {
  const { reload, view } = usePortal();
  if (!remedy) return null;
  const isAgain = remedy === "again";
  return (
    <button
      type="button"
      className={`${secondaryButton} justify-self-start`}
      onClick={isAgain ? again : () => reload(remedy)}
    >
      {isAgain ? view.text.tryAgain : view.text.reload}
    </button>
  );
}
