import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import {
  offeredIn,
  type OpenPortal,
  openPortalAs,
  tryOperation,
  viewOf,
} from "@/lib/testing/try-every-operation";
import { type OperationName, operationNames, operations } from "../../operations/operations";
import { describeSettings, type PortalSettings } from "../../settings/schema";
import { stateRows } from "./permission-table";
import type { StateRow } from "./state-row";

/**
 * Checks every operation in every state, with its setting on and off, against the buttons and the front door. All
 * states share one world whose Stripe refuses every change, so allowed operations don't change the state.
 */

const toggles = describeSettings().filter(({ control }) => control === "toggle");
const named = (isOn: (name: string) => boolean) =>
  Object.fromEntries(toggles.map(({ name }) => [name, isOn(name)])) as Partial<PortalSettings>;
const everythingOn = { ...named(() => true), showOnlyActive: false, cancelImmediately: false };
const everythingOff = named((name) => name === "securityHash");

const prices = (word: string, ...more: string[]) =>
  ["month", "year", ...more].map((interval) => `price_Lumen_${word}_${interval}`);
const tiers = [
  { productId: "prod_LumenFree", priceIds: ["price_Lumen_free_month"] },
  { productId: "prod_LumenStarter", priceIds: prices("starter", "month_jpy", "month_kwd") },
  { productId: "prod_LumenTeam", priceIds: prices("team", "month_jpy", "month_kwd") },
  { productId: "prod_LumenStudio", priceIds: prices("studio") },
  { productId: "prod_LumenBusiness", priceIds: prices("business", "month_jpy", "month_kwd") },
];

let world: PortalWorld;
const visits = new Map<StateRow, OpenPortal>();

beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld("test", "lumen-states");
  await world.saveTiers(tiers);
  await world.saveSettings(everythingOn);
  for (const row of stateRows) visits.set(row, await openPortalAs(world, row));
  for (const method of ["POST", "DELETE"]) {
    const action = { type: "code", status: 402, code: "card_declined" };
    await world.admin("POST", "faults", { match: { method }, times: 1_000_000, action });
  }
}, 120_000);
afterAll(stopPortalWorlds);

const visitOf = (row: StateRow) => visits.get(row) as OpenPortal;
const inOrder = (names: readonly OperationName[]) => operationNames.filter((name) => names.includes(name));

describe.each(stateRows)("$title ($state)", (row) => {
  const choiceless = row.nothingToChoose ?? [];

  it("shows exactly the buttons of the table", () => {
    const { view, subscriptionId } = visitOf(row);
    expect(offeredIn(view, subscriptionId)).toEqual(inOrder(row.may));
  });

  it("allows exactly the operations of the table, whatever the page shows", async () => {
    const found: Record<string, string> = {};
    for (const name of operationNames) found[name] = await tryOperation(visitOf(row), name);
    const expected = operationNames.map((name) => {
      if (row.may.includes(name)) return [name, expect.stringMatching(/let in|not taken/)];
      return [name, choiceless.includes(name) ? "not taken" : "refused"];
    });
    expect(found).toEqual(Object.fromEntries(expected));
  });
});

const governed = operationNames.filter((name) => operations[name].settings.length > 0);
const ungoverned = operationNames.filter((name) => operations[name].settings.length === 0);

describe.each(governed)("with the settings of %s turned off", (name) => {
  beforeAll(() => {
    const off = operations[name].settings.map((setting) => [setting, false] as const);
    return world.saveSettings({ ...everythingOn, ...Object.fromEntries(off) });
  });

  it("the front door refuses the operation in every state that needs the setting", async () => {
    for (const row of stateRows.filter(({ hasSubscription }) => hasSubscription !== false)) {
      const expected = row.always?.includes(name) ? "not taken" : "refused";
      expect([row.title, await tryOperation(visitOf(row), name)]).toEqual([row.title, expected]);
    }
  });
});

describe("with all settings turned off", () => {
  beforeAll(() => world.saveSettings(everythingOff));

  it.each(stateRows)("shows only operations that need no setting: $title ($state)", async (row) => {
    const { token, subscriptionId } = visitOf(row);
    const expected = inOrder([...ungoverned, ...(row.always ?? [])]).filter((name) => row.may.includes(name));
    expect(offeredIn(await viewOf(token), subscriptionId)).toEqual(expected);
  });
});

it("allows every operation in at least one state", () => {
  const allowed = new Set(stateRows.flatMap(({ may }) => may));
  expect(operationNames.filter((name) => !allowed.has(name))).toEqual([]);
});
