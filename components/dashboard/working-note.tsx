import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/moment";
import type { SetUp } from "@/lib/merchant/set-up";
import type { Mode } from "@/lib/tenancy";

type WorkingNoteProps = {
  mode: Mode;
  setUp: SetUp;
  /** Whether live mode has had its first visit. */
  isLive: boolean;
  firstVisitAt: Date | null;
  lastVisitAt: Date | null;
  now: Date;
};

/** Says that the portal works and lists any remaining problems. In test mode, links to live mode. */
export function WorkingNote({ mode, setUp, isLive, firstVisitAt, lastVisitAt, now }: WorkingNoteProps) {
  if (!setUp.stripe) {
    return (
      <Callout
        tone="danger"
        title="Stripe isn’t connected, so customers can’t use the portal."
        action={
          <ButtonLink size="small" href={`/dashboard/${mode}/stripe`}>
            Connect Stripe
          </ButtonLink>
        }
      />
    );
  }
  if (mode === "live" || isLive) {
    return (
      <p className="text-help text-muted">
        {lastVisitAt ? (
          <>
            The last visit was <Moment at={lastVisitAt} now={now} />.
          </>
        ) : (
          "No visits in the last day."
        )}
      </p>
    );
  }
  return (
    <Callout
      tone="positive"
      title="Your test portal works."
      action={
        <ButtonLink size="small" href="/dashboard/live/overview">
          Go live
        </ButtonLink>
      }
    >
      The first visit was {firstVisitAt && <Moment at={firstVisitAt} now={now} />}.
    </Callout>
  );
}
