"use client";

import { useState } from "react";
import { testEntry } from "@/app/dashboard/[mode]/hash-tester/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/section";
import type { Verdict } from "@/lib/merchant/verdict";
import type { IdentifyBy } from "@/lib/portal/proof/proof";
import type { Mode } from "@/lib/tenancy";
import { AllowOrigin } from "../embed/allow-origin";
import { Place } from "../place";
import { CreateHash } from "./create-hash";
import { NotYetTested } from "./not-yet-tested";
import { TesterFields } from "./tester-fields";
import { VerdictCard } from "./verdict-card";

type TesterProps = {
  mode: Mode;
  portalId: string | undefined;
  identifyBy: IdentifyBy;
  /** A refused visit that prefills the form. */
  entry: { identity: string; origin: string; verdict: Verdict } | null;
};

/** The form with the verdict beside it: that the portal opens, or what is wrong and how to fix it. */
export function Tester({ mode, portalId, identifyBy, entry }: TesterProps) {
  const [verdict, setVerdict] = useState(entry?.verdict);
  const [identity, setIdentity] = useState(entry?.identity ?? "");
  const forget = () => setVerdict(undefined);
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
      <Card className="p-5">
        <ActionForm action={testEntry} onDone={setVerdict} label="Test a hash" className="space-y-4">
          {({ isPending }) => (
            <>
              <Place mode={mode} portalId={portalId} />
              <TesterFields
                identifyBy={identifyBy}
                identity={identity}
                origin={entry?.origin}
                isPending={isPending}
                onChange={forget}
                onIdentity={(text) => {
                  setIdentity(text);
                  forget();
                }}
              />
            </>
          )}
        </ActionForm>
        <CreateHash mode={mode} portalId={portalId} identity={identity} />
      </Card>
      <div role="status" className="min-w-0">
        {verdict ? (
          <VerdictCard
            verdict={verdict}
            allowButton={
              verdict.allowableOrigin && (
                <AllowOrigin
                  mode={mode}
                  portalId={portalId}
                  origin={verdict.allowableOrigin}
                  onAllowed={forget}
                />
              )
            }
          />
        ) : (
          <NotYetTested />
        )}
      </div>
    </div>
  );
}
