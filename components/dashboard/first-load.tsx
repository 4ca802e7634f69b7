import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/moment";

/** Shows whether any customer has opened the portal yet, which proves that the pasted snippet works. */
export function FirstLoad({ at, now }: { at: Date | null; now: Date }) {
  if (at) {
    return (
      <Callout tone="positive" title="The portal has been opened">
        Last opened <Moment at={at} now={now} />.
      </Callout>
    );
  }
  return (
    <Callout title="Listening for the first visit">
      The first visit to the portal on your page shows up here.
    </Callout>
  );
}
