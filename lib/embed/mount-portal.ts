import { canTryAgain, customerMessage, developerHint } from "./failure";
import type { Failure } from "./failure";
import { openFrame } from "./frame";
import type { Frame } from "./frame";
import { announce } from "./merchant-function";
import { drawFailure, drawSkeleton } from "./placeholder";
import { readProof } from "./settings";
import type { EmbedSettings } from "./settings";
import { createStage } from "./stage";
import { requestTicket } from "./visit-request";

const patienceMs = 10_000;
/** A frame that expires this soon after the last one would go on for ever. */
const renewalGapMs = 5_000;

/** Shows the portal inside the element. Returns a function that takes everything out again. */
export function mountPortal(appOrigin: string, settings: EmbedSettings, element: HTMLElement): () => void {
  const stage = createStage(element);
  const place = { appOrigin, settings, box: stage.box };
  let pending: Frame | undefined;
  let attempt = new AbortController();
  let timer = 0;
  let renewedAt = -renewalGapMs;
  /** The allowed visit's request, in case its frame never appears. */
  let requestId: string | undefined;

  const stop = () => {
    attempt.abort();
    clearTimeout(timer);
    pending?.remove();
    pending = undefined;
  };

  const fail = (failure: Failure) => {
    clearTimeout(timer);
    const retry = canTryAgain(failure.code, Boolean(settings.fetchHash)) ? start : null;
    stage.show(drawFailure(customerMessage(failure.code), failure.requestId, retry));
    reportFailure(appOrigin, settings, failure);
  };

  const open = async (isRenewal: boolean) => {
    stop();
    const mine = (attempt = new AbortController());
    requestId = undefined;
    timer = window.setTimeout(() => {
      mine.abort();
      fail({ code: "unreachable", requestId });
    }, patienceMs);
    const reply = await requestTicket(appOrigin, settings, isRenewal, mine.signal);
    if (mine.signal.aborted) return;
    requestId = reply.requestId;
    if ("code" in reply) return fail(reply);
    const frame = (pending = openFrame({ ...place, url: reply.url, onReady, onExpired }));
    // A frame that is ready after our patience ended still replaces the message that it failed.
    function onReady() {
      if (frame !== pending) return;
      clearTimeout(timer);
      pending = undefined;
      frame.show();
      stage.show(frame.element, frame.remove);
    }
  };

  const onExpired = (expired: Pick<Failure, "requestId">) => {
    const now = performance.now();
    const isTooSoon = now - renewedAt < renewalGapMs;
    renewedAt = now;
    if (!isTooSoon) return void open(true);
    stop();
    fail({ code: "unavailable", requestId: expired.requestId });
  };

  function start(event?: Event) {
    stage.show(drawSkeleton());
    void open(!!event);
  }

  announceLoading(settings);
  start();

  return () => {
    stop();
    stage.remove();
  };
}

function announceLoading(settings: EmbedSettings): void {
  const { hash: _hash, ...configuration } = readProof(settings);
  void announce(settings, "pre_load", configuration);
}

function reportFailure(appOrigin: string, settings: EmbedSettings, { code, requestId }: Failure): void {
  if (settings.debug) console.warn(`[portico] ${code}: ${developerHint(code, appOrigin)}`, requestId ?? "");
  void announce(settings, "error", { code, requestId });
  // The word of the older products for a portal that did not load.
  void announce(settings, "post_load", { billingData: null, currentConfig: null, productData: null });
}
