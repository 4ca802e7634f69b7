import { usePortal } from "../shell/portal-context";
import { WorkingIcon } from "./icons";

/**
 * The label of a button. It doesn't change while the button's action is in progress, but a spinner and a text for
 * screen readers appear beside it.
 */
export function WorkingLabel({ isWorking, children }: { isWorking: boolean; children: string }) {
  const { text } = usePortal().view;
  return (
    <>
      {isWorking && <WorkingIcon />}
      <span>{children}</span>
      {isWorking && <span className="sr-only">{text.working}</span>}
    </>
  );
}
