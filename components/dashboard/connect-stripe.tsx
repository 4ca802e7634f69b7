import { ExternalLink } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { buttonClasses } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Section } from "@/components/ui/section";
import type { StripePermission } from "@/lib/stripe/keys/permissions";
import type { Mode } from "@/lib/tenancy";
import { StripeKeyForm } from "./stripe-key-form";

type ConnectStripeProps = {
  mode: Mode;
  isReplacement: boolean;
  permissions: readonly StripePermission[];
  newKeyAddress: string;
};

/** Explains how to create the key, with the form to paste it into. */
export function ConnectStripe({ mode, isReplacement, permissions, newKeyAddress }: ConnectStripeProps) {
  return (
    <div className="space-y-8">
      <Section
        id="paste"
        title={isReplacement ? "Replace the key" : "Paste the key"}
        description={
          isReplacement
            ? "The new key takes over as soon as it has passed the check."
            : "It is checked against Stripe before it is saved."
        }
      >
        <StripeKeyForm mode={mode} isReplacement={isReplacement} />
      </Section>
      <Section
        id="make"
        title="Make a restricted key"
        description="It may do what the portal needs and nothing else. Permissions that are not listed stay at “None”."
      >
        <div className="flex flex-wrap gap-2">
          <a
            href={newKeyAddress}
            target="_blank"
            rel="noopener noreferrer"
            className={buttonClasses("plain")}
          >
            Open Stripe’s page for a new key
            <ExternalLink aria-hidden="true" className="size-4" />
            <span className="sr-only">(opens in a new tab)</span>
          </a>
        </div>
        <p className="max-w-[68ch] text-help text-muted">
          The link asks Stripe to fill the permissions in. Compare them with this list before you create the
          key.
        </p>
        <PermissionList permissions={permissions} />
      </Section>
    </div>
  );
}

function PermissionList({ permissions }: { permissions: readonly StripePermission[] }) {
  const asText = permissions.map(({ label, level }) => `${label}: ${level}`).join("\n");
  return (
    <div className="space-y-3">
      <dl className="divide-y divide-line rounded-[10px] border border-line bg-surface">
        {permissions.map(({ id, label, level, reason }) => (
          <div
            key={id}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-0.5 px-4 py-3 sm:grid-cols-[9rem_4rem_minmax(0,1fr)]"
          >
            <dt className="font-medium">{label}</dt>
            <dd>
              <Badge tone={level === "Write" ? "accent" : "neutral"}>{level}</Badge>
            </dd>
            <dd className="col-span-2 text-muted sm:col-span-1">{reason}</dd>
          </div>
        ))}
      </dl>
      <CopyButton text={asText} label="Copy list of permissions" isSpelledOut />
    </div>
  );
}
