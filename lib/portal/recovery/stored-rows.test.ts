import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createOpenOperation } from "@/lib/testing/open-operations";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { takeErrors } from "@/scripts/logged";
import { type OperationName, operationNames } from "../../operations/operations";
import { operations } from "../execution/all-operations";
import { recoverOperations } from "./recovery";

/**
 * Rows that earlier versions left open: every version must still read the older rows. Those of 2026-11-23, before rows
 * had schemas, were written by hand from that version's types. The others were stored by the tests of each operation:
 * `npm run rows -- <operation>` adds one. Rows are only ever added.
 */

type Row = { name: OperationName; command: object };

const folder = path.join(__dirname, "stored-rows");
const beforeSchemas = "2026-11-23.jsonl";

const rowsOf = (file: string): Row[] =>
  readFileSync(path.join(folder, file), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);

/** The way recovery treats the row: repeats it, looks for its outcome in Stripe, or only tells the merchant. */
function treatmentOf({ name, command }: Row): "repeated" | "looked up" | "told" {
  const { stored, lookup } = operations[name];
  if (stored.safeParse(command).success) return "repeated";
  return lookup.safeParse(command).success ? "looked up" : "told";
}

it("are never changed or removed", () => {
  // Prints nothing outside a Git repository, such as in a downloaded archive.
  const git = (...args: string[]) => spawnSync("git", args, { cwd: folder, encoding: "utf8" }).stdout;
  const since = git("log", "--numstat", "--no-renames", "--format=", "--", ".");
  const now = git("diff", "HEAD", "--numstat", "--no-renames", "--", ".");
  const removed = `${since}${now}`.split("\n").filter((line) => !/^(\d+\t0\t.*)?$/.test(line));
  expect(removed).toEqual([]);
});

describe("rows with a schema", () => {
  const rows = readdirSync(folder)
    .filter((file) => file !== beforeSchemas)
    .flatMap(rowsOf);

  it("exist for every operation", () => {
    expect(operationNames.filter((name) => !rows.some((row) => row.name === name))).toEqual([]);
  });

  it.each(rows)("are read completely: $name ($#)", ({ name, command }) => {
    expect(operations[name].stored.parse(command)).toEqual(command);
    expect(operations[name].lookup.safeParse(command).success).toBe(true);
  });

  it.each(rows)("aren't repeated if a later version added a field: $name ($#)", ({ name, command }) => {
    expect(treatmentOf({ name, command: { ...command, isHalf: true } })).toBe("looked up");
  });
});

describe("rows of 2026-11-23", () => {
  const rows = rowsOf(beforeSchemas);
  let world: PortalWorld;

  beforeAll(async () => {
    await startPortalWorlds();
    world = await portalWorld();
  });
  afterAll(stopPortalWorlds);

  it("are repeated only if this version knows every field", () => {
    expect(rows.map((row) => [row.name, treatmentOf(row)])).toEqual([
      ["change_plan", "looked up"],
      // This row undoes a cancellation but lacks some of its data.
      ["change_plan", "told"],
      ["change_plan", "looked up"],
      ["change_quantity", "looked up"],
      ["remove_add_on", "looked up"],
      ["apply_coupon", "looked up"],
      ["resubscribe", "repeated"],
      ["pause", "looked up"],
      ["resume", "repeated"],
      ["keep_subscription", "told"],
      ["discard_change", "told"],
      ["cancellation", "looked up"],
      ["update_card", "repeated"],
      ["billing_details", "repeated"],
      ["add_tax_id", "repeated"],
      ["remove_tax_id", "repeated"],
      ["pay_invoice", "repeated"],
    ]);
  });

  it("change nothing in Stripe if they can't be read, and are reported to the merchant", async () => {
    const { data } = await world.stripe.subscriptions.list({ customer: "cus_LumenAda" });
    const text = JSON.stringify(rows.filter((row) => treatmentOf(row) !== "repeated"));
    const unreadable = JSON.parse(text.replaceAll("sub_OfAda", data[0]?.id ?? "")) as Row[];
    const ids: string[] = [];
    for (const row of unreadable) ids.push(await createOpenOperation(world, "cus_LumenAda", row));
    const before = await world.changes();
    expect(await recoverOperations(world.merchantId, world.mode)).toBe(0);
    expect(await world.changes()).toEqual(before);
    expect(
      takeErrors()
        .map(({ operationId }) => operationId as string)
        .sort(),
    ).toEqual(ids.sort());
  });
});
