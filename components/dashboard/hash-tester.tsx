"use client";

import { useState } from "react";
import { testHash } from "@/app/dashboard/[mode]/hash-tester/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import type { Diagnosis } from "@/lib/merchant/hash-tester";
import type { IdentifyBy } from "@/lib/portal/proof/proof";
import type { Mode } from "@/lib/tenancy";

const identityLabels: Record<IdentifyBy, string> = {
  email: "E-mail address",
  customer_id: "Stripe customer ID",
};
const examples: Record<IdentifyBy, string> = { email: "ada@example.com", customer_id: "cus_…" };

/** Takes an identity and a hash, and shows "valid" or the likely mistake. */
export function HashTester({ mode, identifyBy }: { mode: Mode; identifyBy: IdentifyBy }) {
  const [diagnosis, setDiagnosis] = useState<Diagnosis>();
  return (
    <ActionForm
      action={testHash}
      onDone={setDiagnosis}
      label="Test a hash"
      className="max-w-[44rem] space-y-5"
    >
      {({ isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <TextField
            label={identityLabels[identifyBy]}
            name="identity"
            autoComplete="off"
            spellCheck={false}
            placeholder={examples[identifyBy]}
            help="Exactly as your page passes it; every letter and space counts."
            onChange={() => setDiagnosis(undefined)}
          />
          <TextField
            label="Hash"
            name="hash"
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            onChange={() => setDiagnosis(undefined)}
          />
          <Button type="submit" tone="primary" aria-disabled={isPending}>
            {isPending ? "Testing…" : "Test hash"}
          </Button>
          <div role="status">
            {diagnosis && !isPending && <Verdict {...{ diagnosis, mode, identifyBy }} />}
          </div>
        </>
      )}
    </ActionForm>
  );
}

/**
 * Stripe's lists leave out customers on a test clock, so a valid hash alone wouldn't explain an empty portal.
 */
const onTestClock = " Customers on a test clock don't appear in it: Stripe only finds them by customer ID.";

type VerdictProps = { diagnosis: Diagnosis; mode: Mode; identifyBy: IdentifyBy };

function Verdict({ diagnosis, mode, identifyBy }: VerdictProps) {
  if (diagnosis.verdict === "valid") {
    return (
      <Callout tone="positive" title="Valid">
        With this identity and hash the portal opens.
        {mode === "test" && identifyBy === "email" && onTestClock}
      </Callout>
    );
  }
  return (
    <Callout tone="danger" title="Not valid">
      {diagnosis.advice}
    </Callout>
  );
}
