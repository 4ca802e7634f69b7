import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { Card } from "@/components/ui/section";
import type { Mode } from "@/lib/tenancy";
import { DisconnectStripe } from "./disconnect-stripe";

type ConnectedStripeProps = {
  mode: Mode;
  kind: string;
  last4: string;
  accountId: string;
  accountName: string | null;
  checkedAt: Date;
  now: Date;
};

/** Shows the connected account and the last characters of its key. */
export function ConnectedStripe(props: ConnectedStripeProps) {
  const { mode, kind, last4, accountId, accountName, checkedAt, now } = props;
  const prefix = kind === "restricted" ? `rk_${mode}_` : `sk_${mode}_`;
  return (
    <Card className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 p-5">
      <div className="space-y-2">
        <div className="flex flex-wrap items-center gap-2.5">
          <h2 className="font-semibold">{accountName ?? "Your Stripe account"}</h2>
          <Badge tone="positive">Connected</Badge>
        </div>
        <dl className="flex flex-wrap gap-x-6 gap-y-1 text-muted [&_dt]:sr-only">
          <dt>Key</dt>
          <dd className="font-mono text-[0.8125rem]">
            {prefix}…{last4}
          </dd>
          {accountId && (
            <>
              <dt>Account</dt>
              <dd className="font-mono text-[0.8125rem]">{accountId}</dd>
            </>
          )}
          <dt>Checked</dt>
          <dd>
            Checked <Moment at={checkedAt} now={now} />
          </dd>
        </dl>
        {kind === "secret" && (
          <p className="text-caution">
            This key may do everything in your account. A restricted key is safer.
          </p>
        )}
      </div>
      <DisconnectStripe mode={mode} />
    </Card>
  );
}
