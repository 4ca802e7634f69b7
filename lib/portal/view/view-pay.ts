import type { Speaker } from "../sentences";
import type { PayView } from "./pay-shape";

type Payable = {
  invoiceId: string;
  number: string;
  /** As people write it. */
  amount: string;
  hostedUrl: string | null;
  isBankAsking: boolean;
  /** A saved card can pay it without leaving the portal. */
  canPayHere: boolean;
  stamp: string | null;
  inPlace?: PayView["inPlace"];
};

/** Where an open invoice is paid; null when there is nowhere. */
export function describePay({ say }: Speaker, payable: Payable): PayView | null {
  const { invoiceId, number, amount, hostedUrl, isBankAsking, canPayHere, stamp, inPlace = null } = payable;
  const isHere = canPayHere && !isBankAsking;
  if (!isHere && !hostedUrl) return null;
  return {
    invoiceId,
    isHere,
    isBankAsking,
    label: isBankAsking ? say("notice.confirm") : say("notice.pay", { amount }),
    title: number ? say("pay.title", { number }) : say("pay.title.unnamed"),
    url: hostedUrl,
    stamp,
    inPlace,
  };
}
