import type { PortalEvent } from "./answer-shape";
import type { Tone } from "./tone";
import type { PortalView } from "./view-shape";

/** What has become of a payment that is finished elsewhere. */
export type PaymentProgress = {
  stamp: string;
  /** Null while it stands as it did. `said` is null when the view says it all. */
  news: { tone: Tone; said: string | null; event: PortalEvent | null; view: PortalView } | null;
};
