import { WorkingIcon } from "./icons";
import { usePortal } from "../shell/portal-context";

/** A button keeps its words while its work is under way; the turning sign and the spoken word are beside them. */
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
