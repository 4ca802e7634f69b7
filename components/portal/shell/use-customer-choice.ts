import { read } from "@/app/portal/[portalId]/actions";
import { usePortal } from "./portal-context";
import { useAnotherView } from "./use-another-view";

/** Switches to one of several customers, or back to the choice. Explains a failure. */
export function useCustomerChoice() {
  const { token } = usePortal();
  const { ask, ...state } = useAnotherView();
  const choose = (customerId: string | null) =>
    ask(() => read(token, "choose_customer", { customerId }), { customerId });
  return { ...state, choose };
}
