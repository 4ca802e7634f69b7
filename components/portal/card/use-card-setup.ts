import { useRef, useState } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import { joinIn } from "@/lib/i18n/punctuation";
import type { CardStart } from "@/lib/portal/view/card-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { isIsolated } from "../frame/isolated";
import { explainThrown, type Remedy, remedyFor } from "../request/feedback";
import { usePortal } from "../shell/portal-context";

type SetupState = {
  started: CardStart | null;
  isLoading: boolean;
  failure: string | null;
  /** The button that may help after a failure. */
  remedy: Remedy | null;
  /** Whether Stripe's form couldn't be shown, so that the customer continues on Stripe's page. */
  hasMoved: boolean;
};
/** `hasMoved`: whether Stripe's form was tried first and couldn't be shown. */
type CardSetupRequest = { onStripesPage: boolean; hasMoved: boolean };

const nothing: SetupState = {
  started: null,
  isLoading: false,
  failure: null,
  remedy: null,
  hasMoved: false,
};

/**
 * The set-up of a new card. It starts when the dialog opens and lasts until a card is saved, so closing and
 * reopening the dialog doesn't start another one.
 */
export function useCardSetup(customer: CustomerView) {
  const { token, view, host, renew } = usePortal();
  const [state, setState] = useState<SetupState>(nothing);
  const isStarting = useRef(false);

  async function load() {
    if (!state.started) await startOnce({ onStripesPage: isIsolated(), hasMoved: false });
  }

  async function startOnce(request: CardSetupRequest) {
    if (isStarting.current) return;
    isStarting.current = true;
    setState({ ...nothing, isLoading: true });
    setState(await start(request));
    isStarting.current = false;
  }

  async function start({ onStripesPage, hasMoved }: CardSetupRequest): Promise<SetupState> {
    const { text, handlesResponse } = view;
    // Ask the merchant's page before creating the set-up: once the customer is at Stripe, that page can't refuse
    // anymore.
    if (handlesResponse && !hasMoved) {
      const answer = await host.ask("pre_update_card", { customerId: customer.id });
      const why = joinIn(view.language, "sentence", [answer.message, text.refusedByPage]);
      if (!answer.allowed) return { ...nothing, failure: why, remedy: "again" };
    }
    try {
      const answer = await read(token, "start_card", { onStripesPage });
      if (answer.ok) return { ...nothing, started: answer.value, hasMoved };
      if (answer.error.code === "visit_expired") renew();
      return { ...nothing, failure: answer.error.message, remedy: remedyFor(answer.error.code) };
    } catch (error) {
      const isOutdated = explainThrown(error, text).reload === "page";
      return isOutdated
        ? { ...nothing, failure: text.outdated, remedy: "page" }
        : { ...nothing, failure: text.cardFailed, remedy: "again" };
    }
  }

  return {
    ...state,
    load,
    /** Starts over on Stripe's page because its form couldn't be shown here. */
    moveToStripesPage: () => startOnce({ onStripesPage: true, hasMoved: true }),
    forget: () => setState(nothing),
  };
}
