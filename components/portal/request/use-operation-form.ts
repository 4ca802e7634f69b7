import { type FormEvent, useRef } from "react";
import { perform as performNow } from "@/app/portal/[portalId]/actions";
import type { PortalIntents } from "@/lib/embed/api";
import type { OperationName } from "@/lib/operations/operations";
import type { OperationInput } from "@/lib/portal/execution/all-operations";
import type { OperationAnswer } from "@/lib/portal/view/answer-shape";
import { type OperationRequest, usePortal } from "../shell/portal-context";

/** Replaces the plain request to the server, for a form that does more with its input. */
export type OperationAction<Name extends OperationName> = (
  input: OperationInput<Name>,
) => Promise<OperationAnswer>;

/**
 * The request that submitting the form sends, without the intent; undefined if there is nothing to send yet.
 */
type PreparedRequest<Name extends OperationName> =
  | (Pick<OperationRequest, "isAllowed"> & {
      details: PortalIntents[Name];
      input: Omit<OperationInput<Name>, "intentId">;
      act?: OperationAction<Name>;
    })
  | undefined;

/**
 * The form of one operation on one subscription or customer. `action` is a function of this page, never the
 * server action itself: React queues a submit made before the script loads and passes it here. With the
 * server action itself, the answer could make Next render the page again, although the page's ticket is
 * spent.
 */
export function useOperationForm<Name extends OperationName>(
  operation: Name,
  place: { id: string; about?: string | undefined },
  prepare: (fields: FormData) => PreparedRequest<Name>,
) {
  const { token, perform, feedback, working } = usePortal();
  const formRef = useRef<HTMLFormElement>(null);
  const isHere = (at: Pick<OperationRequest, "placeId" | "about"> | null) =>
    at?.placeId === place.id && at.about === place.about;

  function submit(fields: FormData) {
    // Take the intent from the submitted form: the view may already have the next one.
    const intentId = String(fields.get("intentId"));
    const prepared = prepare(fields);
    if (!prepared) return;
    const { act = (input) => performNow(token, operation, input), ...rest } = prepared;
    const input = { intentId, ...rest.input } as OperationInput<Name>;
    const dialog = formRef.current?.closest("dialog") ?? null;
    perform({
      operation,
      placeId: place.id,
      about: place.about,
      dialog,
      ...rest,
      input,
      send: () => act(input),
    });
  }

  return {
    form: {
      ref: formRef,
      action: submit,
      // React resets a form after its action, but the customer's input must survive a refusal.
      onReset: (event: FormEvent) => event.preventDefault(),
    },
    isWorking: isHere(working) && working?.operation === operation,
    /** Whether another operation is in progress, so that this one must wait. */
    isBlocked: working !== null,
    failure: isHere(feedback) && feedback?.dialog === operation ? feedback : null,
  };
}
