"use client";

import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { controlClasses, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { SampleCustomer } from "@/lib/stripe/customers/sample-customers";

type CustomerPickerProps = {
  customers: SampleCustomer[];
  value: string;
  /** An ID in Stripe or an email address. */
  onChoose: (customer: string) => void;
  problem: string | undefined;
};

const another = "another";

const states: Partial<Record<SampleCustomer["status"], string>> = {
  past_due: "past due",
  trialing: "trial",
  incomplete: "not started",
  incomplete_expired: "expired",
};

/** Chooses the customer in the preview: one from a short list, or any other by email address or ID. */
export function CustomerPicker({ customers, value, onChoose, problem }: CustomerPickerProps) {
  const [isTyping, setTyping] = useState(false);
  const isListed = customers.some(({ id }) => id === value);
  return (
    <>
      <Select
        size="small"
        aria-label="Preview as"
        value={isTyping || (value !== "" && !isListed) ? another : value}
        disabled={customers.length === 0}
        onChange={({ target }) => {
          setTyping(target.value === another);
          if (target.value !== another) onChoose(target.value);
        }}
        className="min-w-32 flex-1 max-sm:basis-full"
      >
        {customers.map(({ id, name, status }) => (
          <option key={id} value={id}>
            {name} · {states[status] ?? status}
          </option>
        ))}
        <option value={another}>Another customer…</option>
      </Select>
      {isTyping && <AnotherCustomer onChoose={onChoose} />}
      {problem && <FieldError>{problem}</FieldError>}
    </>
  );
}

function AnotherCustomer({ onChoose }: Pick<CustomerPickerProps, "onChoose">) {
  const [typed, setTyped] = useState("");
  const show = () => typed.trim() !== "" && onChoose(typed.trim());
  function showOnEnter(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    // The field may be inside a form, which Enter would submit.
    event.preventDefault();
    show();
  }
  return (
    <div className="order-last flex w-full gap-2">
      <input
        autoFocus
        aria-label="Email address or customer ID"
        placeholder="Email address or cus_…"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={showOnEnter}
        className={controlClasses}
      />
      <Button onClick={show}>Show</Button>
    </div>
  );
}
