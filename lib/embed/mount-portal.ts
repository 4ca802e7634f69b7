import { canTryAgain, customerWords, type Failure } from "./failure";
import { type Frame, openFrame } from "./frame";
import { createFrameContainer } from "./frame-container";
import { explain } from "./help";
import { type Merchant, tellMerchant } from "./merchant-function";
import { drawFailure, drawSkeleton } from "./placeholder";
import { proofFetcher, readProof } from "./settings";
import { requestTicket } from "./visit-request";

const openTimeoutMs = 10_000;
/** If a renewed frame expires sooner than this, the portal shows a message instead of renewing endlessly. */
const minRenewalGapMs = 5_000;

export type Mount = {
  /** The time of the mount, in milliseconds since the page began to load. */
  mountedAt: number;
  /** Opens a new visit and replaces this one when its frame is ready. */
  renew(): void;
  /** Whether the element's content is still there and the browser hasn't reloaded it. */
  isIntact(): boolean;
  /** Removes everything from the element. */
  remove(): void;
};

/**
 * Whether frames opt in to isolation, as isolated pages require. True if the page reports that it is isolated, and once
 * the page's Cross-Origin-Embedder-Policy has blocked a frame. Otherwise frames don't opt in, because a frame that does
 * can't show the card form.
 */
let isIsolated = globalThis.crossOriginIsolated;

/** Shows the portal inside the element. */
export function mountPortal(merchant: Merchant, element: HTMLElement): Mount {
  const container = createFrameContainer(element);
  let pending: Frame | undefined, shown: Frame | undefined;
  let attempt = new AbortController();
  let timer = 0;
  let expiredAt = -minRenewalGapMs;

  const stop = () => {
    clearTimeout(timer);
    attempt.abort();
    pending = void pending?.remove();
  };

  const fail = (failure: Failure) => {
    clearTimeout(timer);
    const retry = canTryAgain(failure.code, Boolean(proofFetcher(merchant.settings))) && start;
    if (retry) addEventListener("online", retry, (attempt = new AbortController()));
    container.show(drawFailure(customerWords(failure), failure.requestId, retry));
    reportFailure(merchant, failure);
  };

  const open = async (isRenewal: boolean) => {
    stop();
    const current = (attempt = new AbortController());
    let requestId: string | undefined = undefined;
    const giveUp = () => (current.abort(), fail({ code: "unreachable", requestId }));
    timer = window.setTimeout(giveUp, openTimeoutMs);
    const reply = await requestTicket(merchant, isRenewal, current.signal);
    if (current.signal.aborted) return;
    if ("code" in reply) return fail(reply);
    requestId = reply.requestId;
    const onBlocked = () => void (isIsolated || open((isIsolated = true)));
    pending = openFrame({ merchant, reply, box: container.box, isIsolated, onReady, onExpired, onBlocked });
  };

  /** Also runs for a frame that becomes ready after the timeout, which then replaces the failure message. */
  const onReady = (frame: Frame) => {
    if (frame !== pending) return;
    clearTimeout(timer);
    // Stops waiting for a connection.
    attempt.abort();
    pending = void (shown = frame);
    frame.show();
    container.show(frame.element, frame.remove);
    tellMerchant(merchant, "ready", {}, ["onReady"]);
  };

  const onExpired = (expired: Pick<Failure, "requestId">) => {
    const gapMs = performance.now() - expiredAt;
    expiredAt += gapMs;
    if (gapMs >= minRenewalGapMs) return void open(true);
    stop();
    fail({ ...expired, code: "unavailable" });
  };

  function start(event?: Event) {
    container.show(drawSkeleton());
    void open(!!event);
  }

  announcePreLoad(merchant);
  start();
  return {
    mountedAt: performance.now(),
    renew: () => void open(true),
    isIntact: () => container.isInPlace() && [pending, shown].every((frame) => !frame || frame.isAlive()),
    remove: () => (stop(), container.remove()),
  };
}

function announcePreLoad(merchant: Merchant): void {
  tellMerchant(merchant, "pre_load", {
    ...readProof(merchant.settings),
    hash: undefined,
    token: undefined,
  });
}

function reportFailure(merchant: Merchant, failure: Failure): void {
  const { code, requestId, error } = failure;
  // A copied loader can't load the help script from its new place, so the loader itself contains this message, and
  // always logs it.
  if (code === "misplaced") console.error("[portico] Load v1.js from APP_URL with a <script>.");
  else if (merchant.settings.debug || error) explain(merchant, code, failure);
  tellMerchant(merchant, "error", { code, requestId });
  // Servicebot and Billflow send this event when the portal fails to load.
  tellMerchant(merchant, "post_load", { billingData: null, currentConfig: null, productData: null });
}
