"use client";

import type { ReactNode } from "react";
import { startTransition, useActionState, useEffect, useRef } from "react";
import type { MerchantResult } from "@/lib/merchant/front-door";
import { Callout } from "./callout";

export type FormState<Value> = { result: MerchantResult<Value> | null; isPending: boolean };

type Sent<Value> = { fields: FormData; result: MerchantResult<Value> };

export type ActionFormProps<Value> = {
  action: (form: FormData) => Promise<MerchantResult<Value>>;
  children: (state: FormState<Value>) => ReactNode;
  /** What belongs to the form and cannot be inside it; `again` sends the last fields once more. */
  beside?: (state: FormState<Value> & { again: () => void }) => ReactNode;
  onDone?: (value: Value) => void;
  /** What to say when it is done; nothing when the page itself shows it. */
  doneMessage?: string;
  /** For secrets, which must not stay in the page once they were taken. */
  emptiesWhenDone?: boolean;
  className?: string;
  label?: string;
};

/**
 * A form of the dashboard. What was typed stays when it is refused, each message stands at its field, and the
 * outcome is said and receives the focus.
 */
export function ActionForm<Value>(props: ActionFormProps<Value>) {
  const { action, children, beside, onDone, doneMessage, emptiesWhenDone, label } = props;
  const [last, submit, isPending] = useActionState<Sent<Value> | null, FormData>(
    async (_previous, fields) => {
      const result = await action(fields);
      // Not in an effect: the answer may bring a page on which this form is no more.
      if (result.ok) onDone?.(result.value);
      return { fields, result };
    },
    null,
  );
  const result = last?.result ?? null;
  const form = useRef<HTMLFormElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!result) return;
    if (result.ok && emptiesWhenDone) form.current?.reset();
    outcome.current?.focus();
  }, [result, emptiesWhenDone]);

  function send(fields: FormData) {
    if (!isPending) startTransition(() => submit(fields));
  }

  return (
    <>
      <form
        ref={form}
        action={submit}
        // The server's words are better than the browser's, and stand at the field until it is right.
        noValidate
        aria-label={label}
        aria-busy={isPending}
        className={props.className ?? "space-y-5"}
        onSubmit={(event) => {
          // React empties a form after its action; submitting it by hand keeps what was typed.
          event.preventDefault();
          send(new FormData(event.currentTarget));
        }}
      >
        <div ref={outcome} tabIndex={-1} role="status" className="empty:hidden focus:outline-none">
          {!isPending && result && !result.ok && <Callout tone="danger" title={result.error.message} />}
          {!isPending && result?.ok && doneMessage && <Callout tone="positive" title={doneMessage} />}
        </div>
        {children({ result, isPending })}
      </form>
      {beside?.({ result, isPending, again: () => last && send(last.fields) })}
    </>
  );
}

/** The message of one field, when the last try was refused because of it. */
export function errorOf(result: MerchantResult<unknown> | null, field: string): string | undefined {
  return result && !result.ok ? result.error.fields[field] : undefined;
}
