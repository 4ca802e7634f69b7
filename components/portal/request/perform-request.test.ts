import { pageTexts } from "@/lib/i18n/page-texts";
import { sayIn } from "@/lib/i18n/say";
import type { OperationAnswer } from "@/lib/portal/view/answer-shape";
import type { PortalView } from "@/lib/portal/view/view-shape";
import type { Handover } from "../handover/handover";
import type { OperationRequest } from "../shell/portal-context";
import type { Feedback } from "./feedback";
import { type PageControls, performRequest } from "./perform-request";

const portalText = pageTexts(sayIn("en-US"));
const view = { text: portalText, handlesResponse: true, subscriptions: [] } as unknown as PortalView;
const fresh = { ...view, identity: "fresh" };
const event = { event: "cancellation", response: { id: "sub_1" }, extras: {} };

/** Page controls that record every call, on a merchant's page that allows everything. */
function page(over: Partial<PageControls> = {}, canBeFound = true) {
  const told: unknown[] = [];
  const asked: unknown[] = [];
  const shown: PortalView[] = [];
  const said: Feedback[] = [];
  const readings: Promise<unknown>[] = [];
  const kept: (Handover | null)[] = [];
  const controls: PageControls = {
    view,
    isSandboxed: false,
    host: {
      tell: (message) => void told.push(message),
      ask: async (...question) => {
        asked.push(question);
        return { allowed: true };
      },
      listen: () => () => undefined,
    },
    readAgain: async () => ({ ok: true, value: fresh }),
    show: (next) => void shown.push(next),
    say: (feedback) => void said.push(feedback),
    readLater: (reading) => void readings.push(reading),
    handovers: {
      offer: (tell) => canBeFound && kept.push(tell()) > 0,
      withdraw: () => kept.push(null) > 0,
      current: () => kept.at(-1) ?? undefined,
    },
    announce: (...announced) => void told.push(announced),
    ...over,
  };
  return { controls, told, asked, shown, said, kept, readings };
}

function asking(send: () => Promise<OperationAnswer>): OperationRequest {
  const details = { subscriptionId: "sub_1" };
  const input = { intentId: "i".repeat(16), feedback: "" };
  return { operation: "cancellation", placeId: "sub_1", dialog: null, details, input, send };
}

const refusal = (code: "state_changed" | "rate_limited" | "visit_expired", known: PortalView | null = null) =>
  asking(async () => ({ ok: false, error: { code, message: "What happened." }, view: known }));

test("a completed operation updates the view, shows feedback, and is announced to the merchant's page", async () => {
  const { controls, told, shown, said, asked } = page();
  await performRequest(
    asking(async () => ({ ok: true, said: "Done.", event, view: fresh })),
    controls,
  );
  expect(asked).toEqual([["pre_cancellation", { subscriptionId: "sub_1" }]]);
  expect(shown).toEqual([fresh]);
  expect(said).toMatchObject([{ text: "Done.", tone: "good" }]);
  expect(told).toEqual([[event.event, event.response, event.extras]]);
});

test("nothing is sent when the merchant's page refuses, and its reason is shown", async () => {
  let sent = 0;
  const { controls, said } = page();
  controls.host.ask = async () => ({ allowed: false, message: "Finish \u202eyour\u202c projects." });
  await performRequest(
    asking(async () => (sent++, { ok: true, said: "", event, view: fresh })),
    controls,
  );
  expect(sent).toBe(0);
  expect(said[0]?.text).toBe(`Finish your projects. ${portalText.refusedByPage}`);
});

test("the request is sent without asking a merchant's page that doesn't handle responses", async () => {
  const { controls, asked } = page({ view: { ...view, handlesResponse: false } });
  await performRequest(
    asking(async () => ({ ok: true, said: "Done.", event, view: fresh })),
    controls,
  );
  expect(asked).toEqual([]);
});

test("a lost connection is reported as uncertain, with a button to reload", async () => {
  const { controls, said } = page();
  await performRequest(
    asking(() => Promise.reject(new TypeError("Failed to fetch"))),
    controls,
  );
  expect(said).toMatchObject([{ text: portalText.connectionLost, reload: "view" }]);
});

test("a page older than the server is not mistaken for a lost connection", async () => {
  const { controls, said } = page();
  const unrecognized = Object.assign(new Error("gone"), { name: "UnrecognizedActionError" });
  await performRequest(
    asking(() => Promise.reject(unrecognized)),
    controls,
  );
  expect(said).toMatchObject([{ text: portalText.outdated, reload: "page" }]);
});

test("after a refusal without a view, the page reads the view again, because the next attempt needs a new intent", async () => {
  const { controls, said, shown, readings } = page();
  await performRequest(refusal("state_changed"), controls);
  await Promise.all(readings);
  expect(said).toMatchObject([{ text: "What happened.", tone: "bad" }]);
  expect(shown).toEqual([fresh]);
});

test("a rate-limited request is not followed by another request", async () => {
  let reads = 0;
  const { controls } = page({ readAgain: async () => (reads++, { ok: true, value: fresh }) });
  await performRequest(refusal("rate_limited"), controls);
  expect(reads).toBe(0);
});

describe("a visit that has ended", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test("hands the confirmed request with its intent to the next visit's frame, and shows nothing yet", async () => {
    const { controls, told, said, kept } = page();
    void performRequest(refusal("visit_expired"), controls);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(told).toEqual([{ type: "expired" }]);
    expect(kept.at(-1)?.request).toMatchObject({
      operation: "cancellation",
      input: { intentId: "i".repeat(16) },
      isAllowed: true,
    });
    expect(said).toEqual([]);
  });

  test("says that nothing was changed when no other frame comes", async () => {
    const { controls, said, kept } = page();
    void performRequest(refusal("visit_expired"), controls);
    await jest.advanceTimersByTimeAsync(22_000);
    expect(kept.at(-1)).toBeNull();
    expect(said).toMatchObject([{ text: "What happened.", reload: "page" }]);
  });

  test("says nothing when another frame has taken over", async () => {
    const { controls, said } = page();
    controls.handovers.withdraw = () => false;
    void performRequest(refusal("visit_expired"), controls);
    await jest.advanceTimersByTimeAsync(22_000);
    expect(said).toEqual([]);
  });

  test("says immediately that nothing was changed if no frame can reach this one, and does not reload automatically", async () => {
    const { controls, told, said } = page({}, false);
    await performRequest(refusal("visit_expired"), controls);
    expect(told).toEqual([]);
    expect(said).toMatchObject([{ text: "What happened.", reload: "page" }]);
  });

  test("hands a request over only once, and reports it if the next visit has ended, too", async () => {
    const { controls, told, said } = page();
    await performRequest({ ...refusal("visit_expired"), isCarriedOver: true }, controls);
    expect(told).toEqual([]);
    expect(said).toMatchObject([{ reload: "page" }]);
  });
});

test("an answer that arrives after another frame took over is left to that frame", async () => {
  const { controls, told, shown, said } = page();
  controls.handovers.withdraw = () => false;
  await performRequest(
    asking(async () => ({ ok: true, said: "Done.", event, view: fresh })),
    controls,
  );
  expect([told, shown, said]).toEqual([[], [], []]);
});

test("a change whose view can't be read is still reported as done, with a button to reload", async () => {
  const { controls, said } = page({
    readAgain: async () => ({ ok: false, error: { code: "unavailable", message: "" } }),
  });
  await performRequest(
    asking(async () => ({ ok: true, said: "Done.", event, view: null })),
    controls,
  );
  expect(said).toMatchObject([{ text: "Done.", tone: "good", reload: "view" }]);
});

test("a payment that needs the bank's confirmation is shown with a link", async () => {
  const { controls, said } = page();
  const payUrl = "https://pay.example";
  await performRequest(
    asking(async () => ({ ok: true, said: "Pay.", event, view: fresh, payUrl })),
    controls,
  );
  expect(said).toMatchObject([{ tone: "warning", link: { url: payUrl } }]);
});

test("nothing is sent from a frame without an origin, and the page says why", async () => {
  const { controls, said } = page({ isSandboxed: true });
  await performRequest(
    asking(() => Promise.reject(new Error("was sent"))),
    controls,
  );
  expect(said).toMatchObject([{ text: portalText.sandboxed }]);
});
