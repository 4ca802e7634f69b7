import { database } from "@/lib/db/client";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import type { SettingChange } from "../settings/differences";
import { readChosenSettings } from "./settings";
import { readHistory, saveChanges, undoSave } from "./settings-history";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const anything = () => undefined;

let world: PortalWorld;
let ada: { merchantId: PortalWorld["merchantId"]; actor: `member:${string}` };
let email: string;
beforeEach(async () => {
  world = await portalWorld();
  const member = await database().member.findFirstOrThrow({ where: { merchantId: world.merchantId } });
  ada = { merchantId: world.merchantId, actor: `member:${member.id}` };
  email = member.email;
});

const save = (changes: SettingChange[], who = ada, mode: "test" | "live" = "test") =>
  saveChanges(who, mode, JSON.stringify(changes), anything);
const chosen = (mode: "test" | "live" = "test") => readChosenSettings(world.merchantId, mode);

describe("two people who save at the same time", () => {
  it("keep each other's changes to different settings", async () => {
    expect(await save([{ name: "pause", from: false, to: true }])).toEqual({ conflicts: [] });
    expect(await save([{ name: "debug", from: false, to: true }])).toEqual({ conflicts: [] });
    expect(await chosen()).toMatchObject({ pause: true, debug: true });
  });

  it("learn who changed the same setting to another value, and nothing is saved until they decide", async () => {
    await save([{ name: "couponCodes", from: "promotion_codes", to: "both" }]);
    const stale: SettingChange[] = [
      { name: "couponCodes", from: "promotion_codes", to: "coupons" },
      { name: "debug", from: false, to: true },
    ];
    expect(await save(stale)).toEqual({
      conflicts: [{ name: "couponCodes", now: "both", email, at: expect.any(Date) }],
    });
    expect(await chosen()).toMatchObject({ couponCodes: "both", debug: false });
    await save([{ name: "couponCodes", from: "both", to: "coupons" }]);
    expect(await chosen()).toMatchObject({ couponCodes: "coupons" });
  });

  it("have no conflict if both chose the same value", async () => {
    await save([{ name: "pause", from: false, to: true }]);
    expect(await save([{ name: "pause", from: false, to: true }])).toEqual({ conflicts: [] });
  });

  it("lose no change, even if they save at the same moment", async () => {
    const names = ["pause", "debug", "taxIds", "updateCard", "billingDetails"] as const;
    await Promise.all(names.map((name) => save([{ name, from: false, to: true }])));
    expect(await chosen()).toMatchObject(Object.fromEntries(names.map((name) => [name, true])));
    const rivals = ["coupons", "both"] as const;
    const answers = await Promise.all(
      rivals.map((to) => save([{ name: "couponCodes", from: "promotion_codes", to }])),
    );
    expect(answers.map(({ conflicts }) => conflicts.length).sort()).toEqual([0, 1]);
  });
});

describe("the history", () => {
  it("says who changed what and when, newest first", async () => {
    await save([{ name: "pause", from: false, to: true }]);
    await save([{ name: "pause", from: true, to: false }]);
    const { entries, next } = await readHistory(world.merchantId, "test");
    expect(entries.slice(0, 2)).toEqual([
      {
        id: expect.any(String),
        at: expect.any(Date),
        email,
        changes: [{ name: "pause", from: true, to: false }],
      },
      {
        id: expect.any(String),
        at: expect.any(Date),
        email,
        changes: [{ name: "pause", from: false, to: true }],
      },
    ]);
    expect(next).toBeNull();
    expect((await readHistory(world.merchantId, "live")).entries).toEqual([]);
  });

  it("continues page by page, without gaps or repetitions", async () => {
    for (let count = 0; count < 45; count += 1)
      await save([{ name: "pause", from: count % 2 === 1, to: count % 2 === 0 }]);
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await readHistory(world.merchantId, "test", before);
      seen.push(...page.entries.map(({ id }) => id));
      before = page.next ?? undefined;
    } while (before);
    // Creating the world also saves and changes settings.
    expect(seen).toHaveLength(46);
    expect(new Set(seen).size).toBe(46);
  });

  it("shows no save of another merchant, and undoes none", async () => {
    const other = await portalWorld();
    await save([{ name: "pause", from: false, to: true }]);
    const [entry] = (await readHistory(world.merchantId, "test")).entries;
    const member = await database().member.findFirstOrThrow({ where: { merchantId: other.merchantId } });
    const stranger = { merchantId: other.merchantId, actor: `member:${member.id}` as const };
    const undone = undoSave(stranger, "test", entry?.id ?? "", anything);
    await expect(undone).rejects.toMatchObject({ code: "not_found" });
    await expect(undoSave(ada, "live", entry?.id ?? "", anything)).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await readHistory(other.merchantId, "test", entry?.id)).entries).toEqual([]);
  });
});

describe("undoing a save", () => {
  it("restores the changed settings, as another save that can also be undone", async () => {
    await save([
      { name: "pause", from: false, to: true },
      { name: "couponCodes", from: "promotion_codes", to: "both" },
    ]);
    const [entry] = (await readHistory(world.merchantId, "test")).entries;
    expect(await undoSave(ada, "test", entry?.id ?? "", anything)).toEqual({ kept: [] });
    expect(await chosen()).toMatchObject({ pause: false, couponCodes: "promotion_codes" });
    const [undoing] = (await readHistory(world.merchantId, "test")).entries;
    await undoSave(ada, "test", undoing?.id ?? "", anything);
    expect(await chosen()).toMatchObject({ pause: true, couponCodes: "both" });
  });

  it("leaves settings that were changed again since, and names them", async () => {
    await save([
      { name: "pause", from: false, to: true },
      { name: "couponCodes", from: "promotion_codes", to: "both" },
    ]);
    const [entry] = (await readHistory(world.merchantId, "test")).entries;
    await save([{ name: "couponCodes", from: "both", to: "coupons" }]);
    expect(await undoSave(ada, "test", entry?.id ?? "", anything)).toEqual({ kept: ["couponCodes"] });
    expect(await chosen()).toMatchObject({ pause: false, couponCodes: "coupons" });
    const again = undoSave(ada, "test", entry?.id ?? "", anything);
    await expect(again).rejects.toMatchObject({ code: "invalid" });
  });

  it("has the same requirements as saving", async () => {
    await save([{ name: "identifyBy", from: "email", to: "customer_id" }]);
    const [entry] = (await readHistory(world.merchantId, "test")).entries;
    const refused = undoSave(ada, "test", entry?.id ?? "", () => {
      throw new Error("password");
    });
    await expect(refused).rejects.toThrow("password");
    expect(await chosen()).toMatchObject({ identifyBy: "customer_id" });
  });
});

describe("saving is refused with", () => {
  it.each([
    ["the hash off in live mode", "live", [{ name: "securityHash", from: true, to: false }], "securityHash"],
    ["an illegible text color", "test", [{ name: "textColor", from: "", to: "#cccccc" }], "textColor"],
    ["an invalid color", "test", [{ name: "brandColor", from: "", to: "red" }], "brandColor"],
  ] as const)("%s", async (_what, mode, changes, field) => {
    const before = await chosen(mode);
    const refused = save([...changes] as SettingChange[], ada, mode);
    await expect(refused).rejects.toMatchObject({ code: "invalid", fields: { [field]: expect.any(String) } });
    expect(await chosen(mode)).toEqual(before);
  });

  it("an empty list of changes", async () => {
    const refused = saveChanges(ada, "test", "[]", anything);
    await expect(refused).rejects.toMatchObject({ code: "invalid", fields: {} });
  });
});
