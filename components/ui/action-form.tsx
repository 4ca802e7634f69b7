"use client";

import { type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import type { MerchantResult } from "@/lib/merchant/dashboard-action";
import { Callout } from "./callout";

export type FormState<Value> = { result: MerchantResult<Value> | null; isPending: boolean };

type Submission<Value> = { fields: FormData; result: MerchantResult<Value> };

export type ActionFormProps<Value> = {
  action: (form: FormData) => Promise<MerchantResult<Value>>;
  children: (state: FormState<Value>) => ReactNode;
  /** Content that belongs to the form but can't be inside the form element. `again` resubmits the last fields. */
  beside?: (state: FormState<Value> & { again: () => void }) => ReactNode;
  onDone?: (value: Value) => void;
  /** The message after a success. Omit it if the page itself shows the result. */
  doneMessage?: string;
  /** False if the children show the result, so that nothing scrolls and the focus stays. */
  showsOutcome?: boolean;
  /** For secrets, which must not stay on the page once they are saved. */
  emptiesWhenDone?: boolean;
  className?: string;
  label?: string;
};

/**
 * A dashboard form. A refusal keeps the input and shows each message at its field. The result is
 * announced and focused.
 */
export function ActionForm<Value>(props: ActionFormProps<Value>) {
  const {
    action,
    children,
    beside,
    onDone,
    doneMessage,
    emptiesWhenDone,
    label,
    showsOutcome = true,
  } = props;
  const [last, submit, isPending] = useActionState<Submission<Value> | null, FormData>(
    async (_previous, fields) => {
      const result = await action(fields);
      // `onDone` is called here rather than in an effect, because the answer may render a page without this form.
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
        // The server's messages are better than the browser's and stay at the field until it is fixed.
        noValidate
        aria-label={label}
        aria-busy={isPending}
        className={props.className ?? "space-y-5"}
        onSubmit={(event) => {
          // React resets a form after its action. Submitting it manually keeps the input.
          event.preventDefault();
          send(new FormData(event.currentTarget));
        }}
      >
        {showsOutcome && (
          <div ref={outcome} tabIndex={-1} role="status" className="empty:hidden focus:outline-none">
            {!isPending && result && !result.ok && <Callout tone="danger" title={result.error.message} />}
            {!isPending && result?.ok && doneMessage && <Callout tone="positive" title={doneMessage} />}
          </div>
        )}
        {children({ result, isPending })}
      </form>
      {beside?.({ result, isPending, again: () => last && send(last.fields) })}
    </>
  );
}

/** Returns a field's message if the last attempt was refused because of it. */
export function errorOf(result: MerchantResult<unknown> | null, field: string): string | undefined {
  return result && !result.ok ? result.error.fields[field] : undefined;
}
