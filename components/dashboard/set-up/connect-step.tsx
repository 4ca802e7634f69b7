import { CreditCard, ExternalLink, FlaskConical } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { buttonClasses } from "@/components/ui/button";
import { More } from "@/components/ui/disclosure";
import { Glyph } from "@/components/ui/event-row";
import { InlineLink } from "@/components/ui/inline-link";
import type { StripePermission } from "@/lib/stripe/keys/permissions";
import type { SandboxStory } from "@/lib/stripe/keys/sandbox";
import type { Mode } from "@/lib/tenancy";
import { StripeKeyForm } from "../stripe-key-form";
import { TrySandbox } from "./try-sandbox";

type ConnectStepProps = {
  mode: Mode;
  /** Null in live mode, and if the installation connects to Stripe rather than to a simulator. */
  sandbox: SandboxStory | null;
  permissions: readonly StripePermission[];
  newKeyAddress: string;
};

/**
 * Offers a sandbox with made-up customers in one click, if there is one. Otherwise, explains how to connect
 * the merchant's own Stripe account.
 */
export function ConnectStep({ mode, sandbox, permissions, newKeyAddress }: ConnectStepProps) {
  if (sandbox)
    return (
      <div className="grid grid-cols-1 gap-3 md:grid-cols-2">
        <SandboxCard mode={mode} story={sandbox} />
        <SimulatorCard mode={mode} />
      </div>
    );
  return <OwnAccountCard mode={mode} permissions={permissions} newKeyAddress={newKeyAddress} />;
}

const card = "grid content-start gap-2.5 rounded-[10px] border p-4.5";

function SandboxCard({ mode, story }: { mode: Mode; story: SandboxStory }) {
  return (
    <div className={`${card} border-accent-line bg-linear-to-b from-accent-soft to-transparent to-70%`}>
      <div className="flex items-center gap-2">
        <Glyph icon={FlaskConical} tone="accent" />
        <h3 className="font-semibold">Sandbox</h3>
        <span className="ms-auto">
          <Badge tone="accent">10 seconds</Badge>
        </span>
      </div>
      <p className="text-help text-muted">
        A made-up software business with {story.customers} customers: active, in a trial, past due, canceled.
        No Stripe account needed.
      </p>
      <TrySandbox mode={mode} />
    </div>
  );
}

function SimulatorCard({ mode }: { mode: Mode }) {
  return (
    <div className={`${card} border-line-mid`}>
      <div className="flex items-center gap-2">
        <Glyph icon={CreditCard} />
        <h3 className="font-semibold">Your Stripe account</h3>
      </div>
      <p className="text-help text-muted">
        This installation runs with a simulated Stripe, so keys of a real account aren’t accepted. To use
        yours, start Portico without <code className="font-mono">STRIPE_API_BASE</code>.
      </p>
      <p className="text-help text-muted">
        Have a key of another sandbox? Enter it on the{" "}
        <InlineLink href={`/dashboard/${mode}/stripe`}>Stripe page</InlineLink>.
      </p>
    </div>
  );
}

function OwnAccountCard({ mode, permissions, newKeyAddress }: Omit<ConnectStepProps, "sandbox">) {
  return (
    <div className="max-w-[35rem] space-y-4">
      <p className="text-help text-muted">
        Create a restricted key in Stripe, then paste it here. The link fills in the name and the permissions.
      </p>
      <a href={newKeyAddress} target="_blank" rel="noopener noreferrer" className={buttonClasses()}>
        Create the key in Stripe
        <ExternalLink aria-hidden="true" className="size-3.5" />
        <span className="sr-only">(opens in a new tab)</span>
      </a>
      <More summary={`The ${permissions.length} permissions it needs`}>
        <ul className="divide-y divide-line">
          {permissions.map(({ id, label, level, reason }) => (
            <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-1.5">
              <span className="font-medium text-ink">{label}</span>
              <Badge tone={level === "Write" ? "accent" : "neutral"}>{level}</Badge>
              <span className="col-span-2">{reason}</span>
            </li>
          ))}
        </ul>
      </More>
      <StripeKeyForm mode={mode} isReplacement={false} />
    </div>
  );
}
