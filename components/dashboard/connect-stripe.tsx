import { ExternalLink } from "lucide-react";
import { buttonClasses } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import type { StripePermission } from "@/lib/stripe/keys/permissions";
import type { Mode } from "@/lib/tenancy";
import { PermissionList } from "./permission-list";
import { StripeKeyForm } from "./stripe-key-form";

type ConnectStripeProps = {
  mode: Mode;
  isReplacement: boolean;
  permissions: readonly StripePermission[];
  newKeyAddress: string;
};

/** Explains how to create the Stripe key, and has the form to paste it into. */
export function ConnectStripe({ mode, isReplacement, permissions, newKeyAddress }: ConnectStripeProps) {
  return (
    <div className="space-y-8">
      <Section
        id="paste"
        title={isReplacement ? "Replace the key" : "Paste the key"}
        description={
          isReplacement
            ? "The new key takes over once it passes the check."
            : "We check it with Stripe before saving it."
        }
      >
        <StripeKeyForm mode={mode} isReplacement={isReplacement} />
      </Section>
      <Section
        id="make"
        title="Create a restricted key"
        description={`A restricted key can only do what the portal needs. Leave permissions that aren’t listed ${isReplacement ? "above" : "below"} at “None”.`}
      >
        <div className="flex flex-wrap gap-2">
          <a
            href={newKeyAddress}
            target="_blank"
            rel="noopener noreferrer"
            className={buttonClasses("plain")}
          >
            Create the key in Stripe
            <ExternalLink aria-hidden="true" className="size-4" />
            <span className="sr-only">(opens in a new tab)</span>
          </a>
        </div>
        <p className="max-w-[68ch] text-help text-muted">
          The link fills in the permissions. Compare them with the list before you create the key.
        </p>
        {!isReplacement && <PermissionList permissions={permissions} />}
      </Section>
    </div>
  );
}
