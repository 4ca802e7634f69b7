import type { PortalView, ReadingAnswer } from "@/lib/portal/view-shape";

/** A minute in all. The server finds the outcome out by itself; this only looks. */
const waitsSeconds = [3, 6, 12, 24, 15];

/**
 * Looks at a subscription until it differs from what it was when its change was sent. Undefined when a minute has
 * passed and it still does not.
 */
export async function confirmLater(
  before: PortalView,
  subscriptionId: string,
  readAgain: () => Promise<ReadingAnswer<PortalView>>,
): Promise<PortalView | undefined> {
  const unchanged = fingerprint(before, subscriptionId);
  for (const seconds of waitsSeconds) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    // A look that fails says nothing about the change: the next one may succeed.
    const answer = await readAgain().catch(() => null);
    if (answer?.ok && fingerprint(answer.value, subscriptionId) !== unchanged) return answer.value;
  }
  return undefined;
}

/** The intent is renewed with each view and says nothing of the subscription's state. */
function fingerprint(view: PortalView, subscriptionId: string): string {
  const subscription = view.subscriptions.find(({ id }) => id === subscriptionId);
  return JSON.stringify({ ...subscription, intentId: null });
}
