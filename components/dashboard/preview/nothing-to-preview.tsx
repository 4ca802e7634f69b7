import { ButtonLink } from "@/components/ui/button-link";
import type { NoPreview } from "@/lib/merchant/preview";
import { stripeAway, stripeKeyRejected } from "@/lib/problem-words";
import type { Mode } from "@/lib/tenancy";

const reasons: Record<NoPreview, { title: string; text: string; label?: string }> = {
  not_connected: {
    title: "Connect Stripe to see your portal here",
    text: "The preview shows the portal of one of your customers.",
    label: "Connect Stripe",
  },
  key_refused: {
    title: stripeKeyRejected,
    text: "The key may have been rolled or lost a permission. Customers can’t use the portal until you replace it.",
    label: "Replace the key",
  },
  unreachable: {
    title: stripeAway,
    text: "You can keep editing. Reload the page in a minute to see the preview.",
  },
  no_customers: {
    title: "No subscriptions yet",
    text: "Create a subscription in Stripe, then reload this page to see it as your customer would.",
  },
};

/** Explains why there is no preview, and how to get one. */
export function NothingToPreview({ mode, reason }: { mode: Mode; reason: NoPreview }) {
  const { title, text, label } = reasons[reason];
  return (
    <div className="grid h-full place-content-center justify-items-center gap-1 bg-canvas px-8 py-12 text-center">
      <p className="font-semibold">{title}</p>
      <p className="max-w-[40ch] text-help text-pretty text-muted">{text}</p>
      {label && (
        <ButtonLink href={`/dashboard/${mode}/stripe`} size="small" className="mt-3">
          {label}
        </ButtonLink>
      )}
    </div>
  );
}
