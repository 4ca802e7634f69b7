import { canTryAgain, type Failure, plainWords, type Words } from "./failure";
import { type Frame, openFrame } from "./frame";
import { createFrameContainer } from "./frame-container";
import { explain, loadHelp } from "./help";
import { type Merchant, tellMerchant } from "./merchant-function";
import { drawFailure, drawSkeleton } from "./placeholder";
import { type EmbedSettings, readProof } from "./settings";
import { requestTicket } from "./visit-request";

const openTimeoutMs = 10_000;
const rareWordsMs = 2_000;
/** Frames that expire in quicker succession than this would renew endlessly. */
const minRenewalGapMs = 5_000;

export type Mount = {
  /** Opens a new visit and replaces this one when its frame is ready. */
  renew(): void;
  /** Whether the element's content is still there and the browser hasn't reloaded it. */
  isIntact(): boolean;
  /** Removes everything from the element. */
  remove(): void;
};

/** Set to true once the page's Cross-Origin-Embedder-Policy has blocked a frame. */
let isIsolated = globalThis.crossOriginIsolated;

/** Shows the portal inside the element. */
export function mountPortal(appOrigin: string, settings: EmbedSettings, element: HTMLElement): Mount {
  const container = createFrameContainer(element);
  const place = { appOrigin, settings, box: container.box };
  let pending: Frame | undefined;
  let shown: Frame | undefined;
  let attempt: Attempt | undefined;
  const isTooSoonAgain = createTooSoonCheck(minRenewalGapMs);

  const stop = () => {
    attempt?.stop();
    pending?.remove();
    pending = undefined;
  };

  const fail = async (failure: Failure) => {
    const failed = attempt;
    failed?.settle();
    reportFailure(place, failure);
    const words = await wordsOf(appOrigin, failure);
    const retry = canTryAgain(failure.code, Boolean(settings.fetchHash)) ? start : null;
    if (failed === attempt) container.show(drawFailure(words, failure.requestId, retry));
  };

  const open = async (isRenewal: boolean) => {
    stop();
    const current = (attempt = startAttempt((requestId) => fail({ code: "unreachable", requestId })));
    const reply = await requestTicket(appOrigin, settings, isRenewal, current.signal);
    if (current.signal.aborted) return;
    current.requestId = reply.requestId;
    if ("code" in reply) return fail(reply);
    const frame = (pending = openFrame({ ...place, ...reply, isIsolated, onReady, onExpired, onBlocked }));
    // A frame that becomes ready after the timeout still replaces the failure message.
    function onReady() {
      if (frame !== pending) return;
      current.settle();
      pending = undefined;
      shown = frame;
      frame.show();
      container.show(frame.element, frame.remove);
    }
  };

  const onExpired = (expired: Pick<Failure, "requestId">) => {
    if (!isTooSoonAgain()) return void open(true);
    stop();
    fail({ ...expired, code: "unavailable" });
  };

  /**
   * An isolated page only shows frames that opt in to isolation. Opting in loses the card form, so it is
   * tried second.
   */
  const onBlocked = () => {
    if (!isIsolated) void open(!(isIsolated = true));
  };

  function start(event?: Event) {
    container.show(drawSkeleton());
    void open(!!event);
  }

  announcePreLoad(place);
  start();

  return {
    renew: () => void open(true),
    isIntact: () => container.isInPlace() && [pending, shown].every((frame) => !frame || frame.isAlive()),
    remove() {
      stop();
      container.remove();
    },
  };
}

/** One attempt to open the portal. It is aborted when it takes too long, unless settled first. */
type Attempt = {
  signal: AbortSignal;
  /** The request ID of the granted visit, reported if its frame never appears. */
  requestId?: string | undefined;
  settle(): void;
  stop(): void;
};

function startAttempt(onTimeout: (requestId?: string) => void): Attempt {
  const controller = new AbortController();
  const timer = window.setTimeout(() => {
    controller.abort();
    onTimeout(attempt.requestId);
  }, openTimeoutMs);
  const settle = () => clearTimeout(timer);
  const attempt: Attempt = {
    signal: controller.signal,
    settle,
    stop() {
      settle();
      controller.abort();
    },
  };
  return attempt;
}

/** Returns a function that says whether its previous call was less than `gapMs` ago. */
function createTooSoonCheck(gapMs: number): () => boolean {
  let last = -gapMs;
  return () => {
    const now = performance.now();
    const isTooSoon = now - last < gapMs;
    last = now;
    return isTooSoon;
  };
}

function announcePreLoad(merchant: Merchant): void {
  const { hash: _hash, ...configuration } = readProof(merchant.settings);
  tellMerchant(merchant, "pre_load", configuration);
}

/** The customer's words. Where the server wasn't asked, a script has more exact ones, if it loads in time. */
async function wordsOf(appOrigin: string, { code, words }: Failure): Promise<Words> {
  if (words || !["hash_unavailable", "restricted_frame"].includes(code)) return words ?? plainWords(code);
  const exact = loadHelp(appOrigin).then((help) => help.wordsFor(code));
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, rareWordsMs));
  return (await Promise.race([exact, patience]).catch(() => {})) ?? plainWords(code);
}

function reportFailure(merchant: Merchant, { code, requestId, words }: Failure): void {
  const { appOrigin, settings } = merchant;
  // The script that explains isn't where this one was copied to, so this is said here, and always.
  if (code === "misplaced") console.error("[portico] Load v1.js from APP_URL with a <script>.");
  else if (settings.debug) explain(appOrigin, settings, code, { requestId, hint: words?.hint });
  tellMerchant(merchant, "error", { code, requestId });
  // Servicebot and Billflow send this event when the portal fails to load.
  tellMerchant(merchant, "post_load", { billingData: null, currentConfig: null, productData: null });
}
