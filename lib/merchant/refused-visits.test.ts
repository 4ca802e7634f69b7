import { afterAnswersDone } from "@/lib/after-answer";
import { hmac } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { readPortal } from "@/lib/db/portals";
import { withLogContext } from "@/lib/log/context";
import { requestTicket } from "@/lib/portal/visit/request-ticket";
import { effectiveSettings } from "@/lib/settings/effective";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { findRefusal, readRefusedVisits, readTriedSites } from "./refused-visits";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const email = "ada@example.com";
const site = "https://app.lumen.example";

/** Asks for a visit as a page would, and returns the request's reference. */
async function ask({ portalId }: PortalWorld, hash: string, origin: string): Promise<string> {
  const requestId = crypto.randomUUID();
  await withLogContext({ requestId }, () => requestTicket({ portalId, email, hash, origin }));
  await afterAnswersDone();
  return requestId;
}

async function refusing({ merchantId, mode }: PortalWorld) {
  const portal = await readPortal(merchantId, mode);
  return { ...portal, mode, settings: effectiveSettings(portal.settings, mode) };
}

const everything = { filter: "all", page: 0 } as const;

it("records under its reference why a visit was refused, but never the proof", async () => {
  const world = await portalWorld();
  const wrong = hmac("another secret", email);
  const reference = await ask(world, wrong, "http://localhost:4000");
  const { visits, counts } = await readRefusedVisits(world.merchantId, await refusing(world), everything);
  expect(visits).toMatchObject([{ id: reference, identity: email, subject: "proof", allowableOrigin: null }]);
  expect(counts).toEqual({ all: 1, hash: 1, site: 0, other: 0 });
  const rows = JSON.stringify(
    await database().refusedVisit.findMany({ where: { portalId: world.portalId } }),
  );
  expect(rows).not.toContain(wrong);
  expect(rows).not.toContain(hmac(world.secret, email));
});

it("shows the last page if a later page is requested", async () => {
  const world = await portalWorld();
  const reference = await ask(world, "wrong", "http://localhost:4000");
  const asked = { filter: "all", page: 7 } as const;
  const { page, visits } = await readRefusedVisits(world.merchantId, await refusing(world), asked);
  expect({ page, visits }).toMatchObject({ page: 0, visits: [{ id: reference }] });
});

it("finds a refused visit by the start of its reference, but only for its own merchant", async () => {
  const [world, other] = [await portalWorld(), await portalWorld()];
  const reference = await ask(world, "wrong", "http://localhost:4000");
  expect(await findRefusal(world.merchantId, ` ${reference.slice(0, 13).toUpperCase()} `)).toMatchObject({
    id: reference,
  });
  expect(await findRefusal(other.merchantId, reference)).toBeNull();
  expect(await findRefusal(world.merchantId, "%")).toBeNull();
});

it("offers to allow a refused site, but in live mode only if the site sent a valid proof", async () => {
  const test = await portalWorld();
  await ask(test, "wrong", site);
  await ask(test, hmac(test.secret, email), site);
  expect(await readTriedSites(test.merchantId, await refusing(test))).toMatchObject([
    { origin: site, count: 2 },
  ]);
  const live = await portalWorld("live");
  await ask(live, "wrong", "https://evil.example");
  await ask(live, hmac(live.secret, email), site);
  expect(await readTriedSites(live.merchantId, await refusing(live))).toMatchObject([
    { origin: site, count: 1 },
  ]);
});
