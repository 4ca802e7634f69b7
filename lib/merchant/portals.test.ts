import { hmac } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { listPortals, readPortal } from "@/lib/db/portals";
import { requestTicket } from "@/lib/portal/visit/request-ticket";
import { readVisit } from "@/lib/portal/visit/visit";
import { beginVisit } from "@/lib/testing/begin-visit";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { portalSettings } from "../settings/schema";
import { parseServices } from "../settings/service";
import { allowOrigins, removeOrigin } from "./origins";
import { createPortal, deletePortal, renamePortal } from "./portals";
import { saveService, saveServices } from "./services";
import { readAllSettings, saveSettings } from "./settings";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const email = "ada@example.com";
const whoOf = ({ merchantId }: PortalWorld) => ({ merchantId, actor: "system" }) as const;
const namesOf = async ({ merchantId, mode }: PortalWorld) =>
  (await listPortals(merchantId, mode)).map(({ name }) => name);

async function open(world: PortalWorld, portalId: string) {
  const hash = hmac(world.secret, email);
  const ticket = await requestTicket({ portalId, email, hash, origin: sampleOrigin });
  const beginning = ticket ? await beginVisit(portalId, ticket) : undefined;
  return beginning?.hasBegun ? beginning : undefined;
}

it("adds a portal with settings, service and origins of its own, and leaves the first portal unchanged", async () => {
  const world = await portalWorld();
  const { merchantId, mode } = world;
  const who = whoOf(world);
  const before = (await listPortals(merchantId, mode))[0];
  const id = await createPortal(who, mode, { name: "Lumen Status" });
  expect(await namesOf(world)).toEqual(["Lumen", "Lumen Status"]);
  const settings = portalSettings.parse({ cancellation: false });
  await saveSettings(who, mode, settings, undefined, id);
  await allowOrigins(who, { mode, portalId: id }, "https://status.example");
  await saveService(
    who,
    mode,
    {
      name: "Status",
      tiers: [{ productId: "prod_LumenTeam", priceIds: ["price_Lumen_team_month"] }],
    },
    id,
  );
  const [first, second] = await listPortals(merchantId, mode);
  expect(first).toEqual(before);
  expect(second).toMatchObject({ id, allowedOrigins: ["https://status.example"] });
  expect((await readAllSettings(merchantId, mode)).map(({ cancellation }) => cancellation)).toEqual([
    true,
    false,
  ]);
});

it("lists portals without their logos, which stay stored", async () => {
  const world = await portalWorld();
  const { merchantId, mode, portalId } = world;
  const logo = "data:image/png;base64,iVBORw0KGgo=";
  await saveSettings(whoOf(world), mode, portalSettings.parse({ logo, logoDark: logo, pause: true }));
  const [listed] = await listPortals(merchantId, mode);
  expect(listed?.settings).toMatchObject({ pause: true });
  expect(JSON.stringify(listed)).not.toContain("data:image");
  expect((await readPortal(merchantId, mode, portalId)).settings).toMatchObject({ logo, logoDark: logo });
});

it("opens each portal with its own settings for the same customer and hash", async () => {
  const world = await portalWorld();
  const id = await createPortal(whoOf(world), world.mode, { name: "Second" });
  const settings = portalSettings.parse({ cancelImmediately: true });
  await saveSettings(whoOf(world), world.mode, settings, undefined, id);
  const [first, second] = [await open(world, world.portalId), await open(world, id)];
  expect((await readVisit(first?.token)).settings.cancelImmediately).toBe(false);
  expect(await readVisit(second?.token)).toMatchObject({
    portalId: id,
    settings: { cancelImmediately: true },
  });
});

it("copies another portal's settings on request, but never those of another merchant's portal", async () => {
  const world = await portalWorld();
  const other = await portalWorld();
  await world.saveSettings({ pause: true });
  await createPortal(whoOf(world), world.mode, { name: "Copy", like: world.portalId });
  expect((await readAllSettings(world.merchantId, world.mode))[1]?.pause).toBe(true);
  const foreign = createPortal(whoOf(world), world.mode, { name: "Copy", like: other.portalId });
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
});

it("deletes any portal but the first, and only that portal's visits", async () => {
  const world = await portalWorld();
  const who = whoOf(world);
  const id = await createPortal(who, world.mode, { name: "Second" });
  const [first, second] = [await open(world, world.portalId), await open(world, id)];
  await deletePortal(who, world.mode, id);
  await expect(readVisit(second?.token)).rejects.toMatchObject({ code: "visit_expired" });
  expect(await readVisit(first?.token)).toMatchObject({ portalId: world.portalId });
  expect(await open(world, id)).toBeUndefined();
  await expect(deletePortal(who, world.mode, world.portalId)).rejects.toMatchObject({ code: "invalid" });
  await expect(deletePortal(who, world.mode, id)).rejects.toMatchObject({ code: "not_found" });
});

it("refuses to rename or delete a portal of another merchant or mode", async () => {
  const world = await portalWorld();
  const stranger = whoOf(await portalWorld());
  const id = await createPortal(whoOf(world), world.mode, { name: "Second" });
  for (const attempt of [
    () => renamePortal(stranger, world.mode, id, "Mine"),
    () => deletePortal(stranger, world.mode, id),
    () => renamePortal(whoOf(world), "live", id, "Live"),
    () => deletePortal(whoOf(world), "live", id),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  expect(await namesOf(world)).toEqual(["Lumen", "Second"]);
});

it.each([
  ["</script><script>alert(1)</script>", "</script><script>alert(1)</script>"],
  [`"Lumen's" \`portal\``, `"Lumen's" \`portal\``],
  ["Lumen 👩‍💻", "Lumen 👩‍💻"],
  ["Pay \u202e00.1$", "Pay 00.1$"],
  ["  Lumen\n", "Lumen"],
])("accepts %j as a name", async (name, shown) => {
  const world = await portalWorld();
  await createPortal(whoOf(world), world.mode, { name });
  expect((await namesOf(world))[1]).toBe(shown);
});

it.each(["", "  ", "\u200b", "x".repeat(61)])("refuses %j as a name", async (name) => {
  const world = await portalWorld();
  await expect(createPortal(whoOf(world), world.mode, { name })).rejects.toMatchObject({
    code: "invalid",
    fields: { name: expect.any(String) },
  });
});

it("loses nothing when two members change the same list of sites at the same time", async () => {
  const world = await portalWorld();
  const { mode } = world;
  const who = whoOf(world);
  const site = (number: number) => `https://s${number}.example`;
  await allowOrigins(who, { mode }, site(0));
  await Promise.all([
    ...[1, 2, 3, 4].map((number) => allowOrigins(who, { mode }, site(number))),
    removeOrigin(who, { mode }, site(0)),
  ]);
  const [portal] = await listPortals(world.merchantId, mode);
  expect(portal?.allowedOrigins.toSorted()).toEqual([1, 2, 3, 4].map(site));
});

it("refuses to save services that someone else has changed since the member last saw them", async () => {
  const world = await portalWorld();
  const { mode } = world;
  const tiers = [{ productId: "prod_LumenTeam", priceIds: ["price_Lumen_team_month"] }];
  const stored = async () => parseServices((await listPortals(world.merchantId, mode))[0]?.service);
  const before = await stored();
  const named = (name: string) =>
    saveServices(whoOf(world), { mode }, { services: [{ name, tiers }], before });
  const both = await Promise.allSettled([named("First"), named("Second")]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "changed" } });
  const [kept] = (await stored()) ?? [];
  expect(both.map((one) => (one.status === "fulfilled" ? one.value[0]?.name : kept?.name))).toEqual([
    kept?.name,
    kept?.name,
  ]);
});

it("adds no more portals than allowed, even when many are added at the same time", async () => {
  const world = await portalWorld();
  const many = Array.from({ length: 48 }, (_, index) => ({
    id: `Many${String(index).padStart(16, "0")}`,
    name: "x",
  }));
  const { merchantId, mode } = world;
  await database().portal.createMany({ data: many.map((row) => ({ ...row, merchantId, mode })) });
  const added = await Promise.allSettled(
    [1, 2, 3].map((number) => createPortal(whoOf(world), mode, { name: `New ${number}` })),
  );
  expect(added.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
