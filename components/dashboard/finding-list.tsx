"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { dismissFindings } from "@/app/dashboard/[mode]/overview/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { FindingKind } from "@/lib/findings";
import type { Mode } from "@/lib/tenancy";

/** `newest` has one list of Stripe IDs for each of the latest findings. */
type Group = { kind: FindingKind; count: number; newest: string[][] };

type FindingText = { title: (count: number) => string; body: string; mend: { path: string; label: string } };

const findingTexts: Record<FindingKind, FindingText> = {
  stripe_key_unusable: {
    title: (count) =>
      count === 1
        ? "A customer’s change is waiting for your Stripe key"
        : `${count} customers’ changes are waiting for your Stripe key`,
    body: "We can’t check with Stripe whether these changes went through, because your Stripe key was removed or rejected, or can’t be read. Enter the key again. We then finish the changes automatically, usually within ten minutes.",
    mend: { path: "stripe", label: "Enter the Stripe key" },
  },
  unconfirmed_change: {
    title: (count) =>
      count === 1 ? "A customer’s change isn’t confirmed" : `${count} customers’ changes aren’t confirmed`,
    body: "We don’t know yet whether Stripe made these changes, and we keep checking. Until we know, the customer can’t make another change to the same subscription. If this is still here in an hour, check the subscription in Stripe and ask the person who runs this server to check its log.",
    mend: { path: "stripe", label: "Check the Stripe connection" },
  },
  shared_address: {
    title: (count) =>
      count === 1
        ? "An email address belongs to several Stripe customers"
        : `${count} email addresses each belong to several Stripe customers`,
    body: "Someone with such an address has to choose between these customers. If your server knows the Stripe customer ID, use it to identify customers.",
    mend: { path: "settings#identifyBy", label: "Change how customers are identified" },
  },
  unclear_plan: {
    title: (count) =>
      count === 1 ? "A subscription can’t change plans" : `${count} subscriptions can’t change plans`,
    body: "To change plans, a subscription needs exactly one item that’s a tier of your service. Everything else works. If there’s none, add the product to your service. If there are several, keep only one of them.",
    mend: { path: "services", label: "Open Services" },
  },
};

type FindingListProps = { groups: Group[]; mode: Mode; readAt: string };

/** Lists problems that customers had and that only the merchant can fix. Renders nothing if there are none. */
export function FindingList({ groups, mode, readAt }: FindingListProps) {
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="findings" className="overflow-hidden rounded-[10px] border border-line">
      <div className="flex items-center gap-2 border-b border-line bg-sunken px-4 py-2.5">
        <h2 id="findings" className="font-semibold">
          Needs attention
        </h2>
        <Badge tone="danger">{groups.length}</Badge>
      </div>
      <ul className="divide-y divide-line">
        {groups.map((group) => (
          <li
            key={group.kind}
            className="grid grid-cols-[1rem_minmax(0,1fr)] items-start gap-x-3 gap-y-2.5 px-4 py-3 md:grid-cols-[1rem_minmax(0,1fr)_auto]"
          >
            <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 text-caution" />
            <FindingGroup group={group} mode={mode} />
            <ActionForm
              action={dismissFindings}
              label={findingTexts[group.kind].title(group.count)}
              className="max-md:col-start-2"
            >
              {({ isPending }) => (
                <div className="flex flex-wrap gap-2">
                  <input type="hidden" name="mode" value={mode} />
                  <input type="hidden" name="kind" value={group.kind} />
                  <input type="hidden" name="until" value={readAt} />
                  <ButtonLink href={`/dashboard/${mode}/${findingTexts[group.kind].mend.path}`} size="small">
                    {findingTexts[group.kind].mend.label}
                  </ButtonLink>
                  <Button type="submit" size="small" tone="quiet" aria-disabled={isPending}>
                    {isPending ? "Dismissing…" : "Dismiss"}
                  </Button>
                </div>
              )}
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FindingGroup({ group: { kind, count, newest }, mode }: { group: Group; mode: Mode }) {
  const { title, body } = findingTexts[kind];
  const more = count - newest.length;
  return (
    <div className="min-w-0 space-y-1">
      <h3 className="font-medium">{title(count)}</h3>
      <p className="max-w-[70ch] text-help text-pretty text-muted">{body}</p>
      <ul className="text-help">
        {newest.map((ids) => (
          <li key={ids.join()} className="flex flex-wrap gap-x-3">
            {ids.map((id) => (
              <StripeLink key={id} id={id} mode={mode} />
            ))}
          </li>
        ))}
        {more > 0 && <li className="text-muted">and {more} more</li>}
      </ul>
    </div>
  );
}

function StripeLink({ id, mode }: { id: string; mode: Mode }): ReactNode {
  // Merchants can choose customer IDs but not subscription IDs, so only the prefix "sub_" is reliable.
  const page = id.startsWith("sub_") ? "subscriptions" : "customers";
  const account = mode === "test" ? "test/" : "";
  return (
    <a
      href={`https://dashboard.stripe.com/${account}${page}/${encodeURIComponent(id)}`}
      target="_blank"
      rel="noopener noreferrer"
      className="font-mono text-[0.8125rem] break-all underline underline-offset-4"
    >
      {id}
    </a>
  );
}
