import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/moment";

/** Shows whether any customer has opened the portal yet, which proves that the pasted snippet works. */
export function FirstLoad({ at, now }: { at: Date | null; now: Date }) {
  if (at) {
    return (
      <Callout tone="positive" title="The portal has been opened">
        A customer was last here <Moment at={at} now={now} />.
      </Callout>
    );
  }
  return (
    <Callout title="Waiting for the first load">
      When a customer opens the portal on your page for the first time, it shows here.
    </Callout>
  );
}
