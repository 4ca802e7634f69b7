import { database } from "@/lib/db/client";
import { createOpenOperation } from "@/lib/testing/open-operations";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { commands } from "./commands";

const ada = { id: "cus_LumenAda", email: "ada@example.com" };

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function lived() {
  const world = await portalWorld();
  await world.visit(ada.email);
  const id = await createOpenOperation(world, ada.id);
  const resolvedAt = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await database().operation.update({ where: { id }, data: { state: "succeeded", resolvedAt } });
  return { world, merchant: world.merchantId, mode: "test" };
}

const visits = (merchantId: string) => database().visit.count({ where: { merchantId } });

it.each([{ email: ["ADA@example.com"] }, { customer: [ada.id] }])(
  "erases the customer given by %j",
  async (meant) => {
    const { merchant, mode } = await lived();
    const dry = await commands["erase-customer"]({ merchant, mode, ...meant });
    expect(dry).toContain("Nothing was erased");
    expect(dry).toContain("1 of Visit");
    expect(await visits(merchant)).toBe(1);
    const report = await commands["erase-customer"]({ merchant, mode, ...meant, yes: true });
    expect(report).toMatchObject({ erased: { Ticket: 1, Visit: 1, Operation: 1 }, isFinished: true });
  },
);

it("exports a customer and a merchant", async () => {
  const { merchant, mode } = await lived();
  const one = await commands["export-customer"]({ merchant, mode, email: [ada.email] });
  expect(Object.keys(one.tables).sort()).toEqual(["Operation", "Ticket", "Visit"]);
  const all = await commands["export-merchant"]({ merchant });
  expect(Object.keys(all.tables)).toEqual(
    expect.arrayContaining(["Merchant", "Member", "Portal", "AuditEntry"]),
  );
});

it("closes a merchant only with --yes, and closes and reopens it only once", async () => {
  const { merchant } = await lived();
  expect(await commands["delete-merchant"]({ merchant })).toContain("Nothing was changed");
  expect(await visits(merchant)).toBe(1);
  expect(await commands["delete-merchant"]({ merchant, days: "7", yes: true })).toMatch(/^Closed\./);
  const { deletesAt } = await database().merchant.findUniqueOrThrow({ where: { id: merchant } });
  expect(Math.round(((deletesAt?.getTime() ?? 0) - Date.now()) / 86_400_000)).toBe(7);
  expect(await commands.merchants()).toMatch(
    new RegExp(`${merchant}.*closed, deleted on \\d{4}-\\d\\d-\\d\\d`),
  );
  await expect(commands["delete-merchant"]({ merchant, yes: true })).rejects.toThrow("already closed");
  expect(await commands["reopen-merchant"]({ merchant })).toMatch(/^Reopened/);
  await expect(commands["reopen-merchant"]({ merchant })).rejects.toThrow("not closed");
});

it("says what is missing and does nothing", async () => {
  const { merchant, world } = await lived();
  const erase = commands["erase-customer"];
  await expect(erase({ merchant: "mer_nobody", mode: "test", yes: true })).rejects.toThrow("no merchant");
  await expect(erase({ merchant, email: [ada.email], yes: true })).rejects.toThrow("--mode");
  await expect(erase({ merchant, mode: "test", yes: true })).rejects.toThrow("--email or --customer");
  await expect(erase({ merchant, mode: "test", customer: ["a/b"], yes: true })).rejects.toThrow(
    "customer ID",
  );
  await expect(commands["delete-merchant"]({ merchant, days: "soon", yes: true })).rejects.toThrow("--days");
  // Live mode isn't connected, so the address can't be resolved to customers.
  await expect(erase({ merchant, mode: "live", email: [ada.email], yes: true })).rejects.toThrow(
    "--customer",
  );
  expect(await visits(world.merchantId)).toBe(1);
});
