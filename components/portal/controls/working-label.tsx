import { usePortal } from "../shell/portal-context";
import { WorkingIcon } from "./icons";

/** The label of a button, which stays while the button works. A spinner and a screen reader text appear beside it. */
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
