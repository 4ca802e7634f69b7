import { expect } from "@playwright/test";
import { hash, hostPage, openHostPage, received, say, shownFrame } from "./host-page";
import { test } from "./loader-test";
import { expectPortal, run } from "./page-changes";

/** `Portico.mount`, its options in camel case, and the handle it returns. */

const element = `document.getElementById("portico-portal")`;
const options = (more = "") => `{ portalId: "p1", customerId: "cus_1", hash: "${hash}", ${more} }`;
const bodies = (standIn: { visitRequests: { body: unknown }[] }) =>
  standIn.visitRequests.map(({ body }) => body);

test.beforeEach(async ({ page, standIn }) => {
  await openHostPage(page, standIn, hostPage(standIn).replace("window.porticoSettings", "window.unused"));
  await page.waitForLoadState("load");
});

test("mount sends the proof and the page's options, and reports the loaded portal and its height", async ({
  page,
  standIn,
}) => {
  const callbacks = "onReady: (m) => log.push(m), onResize: (m) => log.push(m)";
  const wishes = `open: "cancellation", sections: ["invoices"], appearance: { preset: "soft" }`;
  await run(page, `window.portal = Portico.mount(${element}, ${options(`${callbacks}, ${wishes}`)})`);
  const frame = await shownFrame(page);
  await say(frame, { type: "resize", heightPx: 612.5 });
  await expect
    .poll(() => page.evaluate("log"))
    .toEqual([
      { event: "ready", response: {}, extras: {} },
      { event: "resize", response: { heightPx: 800 }, extras: {} },
      { event: "resize", response: { heightPx: 612.5 }, extras: {} },
    ]);
  expect(new URL(frame.url()).searchParams.get("look")).toContain(`"preset":"soft"`);
  expect(bodies(standIn)).toEqual([
    {
      portal_id: "p1",
      customer_id: "cus_1",
      hash,
      options: { open: "cancellation", sections: ["invoices"] },
    },
  ]);
});

test("a listener added with on() gets one event or all events until it is removed, and onEvent gets each event, too", async ({
  page,
}) => {
  await run(
    page,
    `window.portal = Portico.mount(${element}, ${options("onEvent: (m) => log.push('onEvent ' + m.event)")});
     window.off = portal.on("pause", (m) => log.push("on " + m.response.id));
     portal.on("*", (m) => log.push("* " + m.event))`,
  );
  const frame = await shownFrame(page);
  await say(frame, { type: "event", event: "pause", response: { id: "sub_1" } });
  await run(page, "off()");
  await say(frame, { type: "event", event: "pause", response: { id: "sub_2" } });
  await expect
    .poll(() => page.evaluate("log.filter((line) => /pause|sub_/.test(line))"))
    .toEqual(["onEvent pause", "on sub_1", "* pause", "onEvent pause", "* pause"]);
});

test("onError is told why the portal couldn't open, by the loader and by the frame", async ({
  page,
  standIn,
}) => {
  standIn.answers = [{ status: 403, body: { error: { requestId: "r-1" } } }, "ticket"];
  const callbacks = "onError: (m) => log.push(['onError', m]), onEvent: (m) => log.push([m.event])";
  await run(page, `window.portal = Portico.mount(${element}, ${options(callbacks)})`);
  const heard = (code: string, requestId: string) => [
    ["error"],
    ["onError", { event: "error", response: { code, requestId }, extras: {} }],
  ];
  const errors = () => page.evaluate("log.filter(([name]) => /error/i.test(name))");
  await expect.poll(errors).toEqual(expect.arrayContaining(heard("access_denied", "r-1")));
  await run(page, "log.length = 0; portal.reload()");
  const response = { code: "unavailable", requestId: "r-2" };
  await say(await shownFrame(page), { type: "event", event: "error", response });
  await expect.poll(errors).toEqual(heard("unavailable", "r-2"));
});

test("onBefore can refuse an operation, and so can a listener added with on()", async ({ page }) => {
  await run(
    page,
    `window.portal = Portico.mount(${element}, ${options("onBefore: (m) => m.event !== 'pre_pause'")});
     portal.on("pre_resume", (m) => m.preventDefault("Not today"))`,
  );
  const frame = await shownFrame(page);
  for (const event of ["pre_pause", "pre_resume", "pre_cancellation"])
    await say(frame, { type: "before", id: event, event, response: {} });
  await expect.poll(() => received(frame, "answer")).toHaveLength(3);
  const answers = Object.fromEntries(
    (await received(frame, "answer")).map(({ data }) => [data.id, [data.allowed, data.message]]),
  );
  expect(answers).toEqual({
    pre_pause: [false, ""],
    pre_resume: [false, "Not today"],
    pre_cancellation: [true, undefined],
  });
});

test("update opens a new visit for a new customer, and otherwise only replaces functions", async ({
  page,
  standIn,
}) => {
  await run(page, `window.portal = Portico.mount(${element}, ${options()})`);
  const frame = await shownFrame(page);
  await run(page, `portal.update(${options("onEvent: (m) => log.push(m.event)")})`);
  await say(frame, { type: "event", event: "pause", response: {} });
  await expect.poll(() => page.evaluate("log")).toEqual(["pause"]);
  expect(standIn.visitRequests).toHaveLength(1);
  await run(page, `portal.update({ customerId: "cus_2" })`);
  await expectPortal(page, standIn, 2);
  expect(bodies(standIn)[1]).toMatchObject({ customer_id: "cus_2" });
  await run(page, "portal.reload()");
  await expectPortal(page, standIn, 3);
  await run(page, "portal.unmount(); portal.reload(); portal.update({ customerId: 'cus_3' })");
  await expect(page.locator("#portico-portal")).toBeEmpty();
  expect(standIn.visitRequests).toHaveLength(3);
});

test("several portals on one page each have their own customer and report their own events", async ({
  page,
  standIn,
}) => {
  await run(
    page,
    `for (const id of ["cus_1", "cus_2"]) {
       const place = document.body.appendChild(document.createElement("section"));
       Portico.mount(place, { ...${options()}, customerId: id, onEvent: () => log.push(id) });
     }`,
  );
  await expect(page.locator("section iframe")).toHaveCount(2);
  await expect.poll(() => standIn.visitRequests.length).toBe(2);
  await expect(page.locator("section iframe").nth(1)).toBeVisible();
  const second = await (await page.locator("section iframe").nth(1).elementHandle())?.contentFrame();
  if (!second) throw new Error("The second portal has no frame.");
  await say(second, { type: "event", event: "pause", response: {} });
  await expect.poll(() => page.evaluate("log.filter((id) => id === 'cus_2').length")).toBeGreaterThan(0);
  const heard = await page.evaluate("log.at(-1)");
  expect(heard).toBe("cus_2");
});

test("fetchProof returns a hash or a token, as a string or in an object", async ({ page, standIn }) => {
  const proofs = [
    [`"${hash}"`, { hash }],
    [`{ hash: "${hash}" }`, { hash }],
    [`"a.b.c"`, { token: "a.b.c" }],
    [`{ token: "d.e.f" }`, { token: "d.e.f" }],
  ] as const;
  for (const [place, [given, sent]] of proofs.entries()) {
    await run(
      page,
      `Portico.mount(${element}, { portalId: "p1", email: "a@b.c", fetchProof: async () => (${given}) })`,
    );
    await expect.poll(() => bodies(standIn)[place]).toEqual({ portal_id: "p1", email: "a@b.c", ...sent });
  }
});

test("without an element or options, mount throws an error with a link", async ({ page, standIn }) => {
  for (const args of ["null, {}", `${element}`, `${element}, "p1"`])
    await expect(run(page, `Portico.mount(${args})`)).rejects.toThrow(
      `${standIn.appOrigin}/docs/embed#mount`,
    );
});
