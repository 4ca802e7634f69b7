import type { PayView } from "@/lib/portal/view/pay-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";

/** The payments that a saved method can make here. */
export function payableHere(notice: SubscriptionView["notice"]): PayView[] {
  const all = [notice?.pay, ...(notice?.debts ?? []).map(({ pay }) => pay)];
  return all.filter((pay) => pay?.isHere).filter((pay) => pay !== null && pay !== undefined);
}
