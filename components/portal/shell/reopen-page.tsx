import { useEffect, useRef, useState } from "react";
import type { PortalFailure } from "@/lib/embed/api";
import { secondaryButton } from "../controls/button-classes";
import { createFrame } from "../frame/frame";
import { createHost, type Host, isEmbedded } from "../frame/host";
import { lazyDialog } from "./lazy-dialog";

const Retry = lazyDialog(async () => (await import("./retry")).Retry);

/**
 * Shown when the portal can't be opened at this URL: the ticket is spent, or something is unreachable.
 *
 * @param hostOrigin the page that can request a new ticket; null if unknown.
 * @param isSpent true if the ticket is spent, such as after a reload. A new one is then requested without a click.
 */
export function ReopenPage(props: {
  hostOrigin: string | null;
  message: string;
  /** The reference that finds the reason in the log. The merchant's page shows it if a new frame doesn't help. */
  reference: string | undefined;
  /** The label of the button that reopens the portal; null if reopening would fail the same way. */
  label: string | null;
  isSpent: boolean;
  /** Whether Stripe or the database can't be reached. The page then retries without a click. */
  isAway: boolean;
  handlesResponse: boolean;
}) {
  const { hostOrigin, message, reference: requestId, label, isSpent, isAway, handlesResponse } = props;
  const main = useRef<HTMLElement>(null);
  const [host] = useState(() => createHost(hostOrigin ?? "null"));
  const [frame] = useState(() => createFrame(host));

  useEffect(() => {
    if (!main.current || !hostOrigin) return;
    if (isSpent && isEmbedded()) return host.tell({ type: "expired", requestId });
    host.tell({ type: "ready" });
    tellFailure(host, requestId, handlesResponse);
    return frame.observe(main.current);
  }, [host, frame, hostOrigin, isSpent, requestId, handlesResponse]);

  const reopen = () =>
    isEmbedded() && hostOrigin ? host.tell({ type: "expired", requestId }) : window.location.reload();
  return (
    <main ref={main} className="@container/portal grid max-w-[672px] grid-cols-1 gap-4 text-base">
      {isAway && <Retry retry={reopen} />}
      <div role="alert" className="portal-card portal-card-body grid gap-4">
        <p className="wrap-anywhere whitespace-pre-line">{message}</p>
        {label && (
          <button type="button" onClick={reopen} className={`${secondaryButton} justify-self-start`}>
            {label}
          </button>
        )}
      </div>
    </main>
  );
}

/** Tells the merchant's page what the loader tells it when there is no frame at all. */
function tellFailure(host: Host, requestId: string | undefined, handlesResponse: boolean) {
  const failure: PortalFailure = { code: "unavailable", ...(requestId && { requestId }) };
  host.tell({ type: "event", event: "error", response: failure, extras: {} });
  const nothing = { billingData: null, currentConfig: null, productData: null };
  if (handlesResponse) host.tell({ type: "event", event: "post_load", response: nothing, extras: {} });
}
