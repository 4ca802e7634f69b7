import { type MouseEvent, useState } from "react";
import type { PayView } from "@/lib/portal/view/pay-shape";
import { ExternalLink } from "../controls/external-link";
import { WorkingIcon } from "../controls/icons";
import { usePortal } from "../shell/portal-context";

type Props = {
  placeId: string;
  pay: PayView & { url: string; inPlace: NonNullable<PayView["inPlace"]> };
  label: string;
  about?: string;
  className: string;
};

/**
 * Shows the bank's question on this page. The link leads to Stripe's page if clicked before the script
 * loads or after Stripe.js has failed.
 */
export function BankQuestionLink({ placeId, pay, label, about, className }: Props) {
  const { awaitPayment, view } = usePortal();
  const [state, setState] = useState<"ready" | "asking" | "unavailable">("ready");
  const { invoiceId, url, stamp, inPlace } = pay;

  async function ask() {
    setState("asking");
    // Loaded on demand, because banks ask few customers for a confirmation.
    const asking = import("./ask-bank").then(({ askBank }) => askBank(inPlace));
    setState((await asking.catch(() => false)) ? "ready" : "unavailable");
    // However the customer left the bank's question, only the server knows the payment's state.
    awaitPayment({ invoiceId, placeId, stamp });
  }

  function follow(event: MouseEvent) {
    if (state === "unavailable") return awaitPayment({ invoiceId, placeId, stamp });
    event.preventDefault();
    if (state === "ready") void ask();
  }

  return (
    <span className="inline-flex flex-wrap items-center gap-2 max-sm:grow">
      {state === "asking" && <WorkingIcon />}
      <ExternalLink
        href={url}
        label={label}
        {...(about && { about })}
        className={className}
        onFollow={follow}
      />
      <span role="status" className="basis-full empty:hidden">
        {state === "unavailable" && view.text.bankElsewhere}
      </span>
    </span>
  );
}
