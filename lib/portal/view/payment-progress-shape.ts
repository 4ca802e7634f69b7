import type { PortalEvent } from "./answer-shape";
import type { Tone } from "./tone";
import type { PortalView } from "./view-shape";

/** The progress of a payment that the customer continues outside the portal. */
export type PaymentProgress = {
  stamp: string;
  /** Null while nothing has changed. `said` is null if the view says everything. */
  news: { tone: Tone; said: string | null; event: PortalEvent | null; view: PortalView } | null;
};
