import type { Simulator } from "../../server";
import { newWorld, startTestSimulator } from "../../test-support";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

async function withCustomer() {
  const world = newWorld(simulator);
  const { id } = await world.stripe.customers.create({});
  await world.admin("POST", "clock", { advance: 0, freeze: true });
  return { ...world, id, pass: (seconds: number) => world.admin("POST", "clock", { advance: seconds }) };
}

describe("tax IDs", () => {
  it("are stored with their customer until they are deleted", async () => {
    const { stripe, id } = await withCustomer();
    const taxId = await stripe.customers.createTaxId(id, { type: "us_ein", value: "12-3456789" });
    expect(taxId).toMatchObject({
      country: "US",
      customer: id,
      verification: { status: "unavailable" },
      owner: { type: "customer", customer: id },
    });
    expect((await stripe.customers.listTaxIds(id)).data).toHaveLength(1);
    const expanded = await stripe.customers.retrieve(id, { expand: ["tax_ids"] });
    expect(expanded).toMatchObject({ tax_ids: { data: [{ id: taxId.id }] } });
    const stranger = await stripe.customers.create({});
    await expect(stripe.customers.deleteTaxId(stranger.id, taxId.id)).rejects.toMatchObject({
      code: "resource_missing",
    });
    expect(await stripe.customers.deleteTaxId(id, taxId.id)).toMatchObject({ deleted: true });
    expect((await stripe.customers.listTaxIds(id)).data).toEqual([]);
  });

  it.each([
    ["eu_vat", "DE12"],
    ["eu_vat", "XX123456789"],
    ["gb_vat", "123456789"],
    ["au_abn", "1234"],
    ["us_ein", "abc"],
  ] as const)("of type %s are refused if malformed, such as %s", async (type, value) => {
    const { stripe, id } = await withCustomer();
    await expect(stripe.customers.createTaxId(id, { type, value })).rejects.toMatchObject({
      code: "tax_id_invalid",
      message: `Invalid value for ${type}.`,
      statusCode: 400,
    });
  });

  it.each([
    ["DE000000000", "verified"],
    ["DE111111111", "unverified"],
    ["DE222222222", "pending"],
  ])("are checked later: after that, %s is %s", async (value, status) => {
    const { stripe, id, pass } = await withCustomer();
    const taxId = await stripe.customers.createTaxId(id, { type: "eu_vat", value });
    expect(taxId.verification).toMatchObject({ status: "pending" });
    await pass(5);
    const [after] = (await stripe.customers.listTaxIds(id)).data;
    expect(after!.verification).toMatchObject({ status });
    const updates = await stripe.events.list({ type: "customer.tax_id.updated" });
    expect(updates.data).toHaveLength(status === "pending" ? 0 : 1);
  });
});
