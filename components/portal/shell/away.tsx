import type { ReactNode } from "react";
import { WarningIcon } from "../controls/icons";
import { toneClasses } from "../controls/tone";
import { usePortal } from "./portal-context";
import { Retry } from "./retry";

/**
 * Explains above the page why nothing can be changed now, and disables the page's buttons. As soon as another frame can
 * show the current state, that frame replaces this one.
 */
export function Away({ text, children }: { text: string; children: ReactNode }) {
  const { renew } = usePortal();
  return (
    <>
      <Retry retry={renew} />
      <p role="status" className={`flex gap-3 rounded-xl border px-4 py-3 ${toneClasses.warning}`}>
        <WarningIcon />
        <span className="min-w-0">{text}</span>
      </p>
      <fieldset disabled className="contents [&_button]:pointer-events-none [&_button]:opacity-55">
        {children}
      </fieldset>
    </>
  );
}
