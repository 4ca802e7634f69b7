import type { Simulator } from "../../server";
import { newWorld, startTestSimulator } from "../../test-support";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

const vat = { display_name: "VAT", inclusive: false, percentage: 20 };

describe("tax rates", () => {
  it("are created, distinguished, relabeled and archived, but never change their percentage", async () => {
    const { stripe } = newWorld(simulator);
    const made = await stripe.taxRates.create({ ...vat, country: "GB", metadata: { for: "software" } });
    expect(made).toMatchObject({ active: true, country: "GB", percentage: 20, state: null, rate_type: null });
    const included = await stripe.taxRates.create({ ...vat, inclusive: true, percentage: 8.875 });
    const archived = await stripe.taxRates.update(made.id, { active: false, display_name: "Old VAT" });
    expect(archived).toMatchObject({
      active: false,
      display_name: "Old VAT",
      inclusive: false,
      percentage: 20,
    });
    expect(await stripe.taxRates.retrieve(made.id)).toEqual(archived);
    const listed = async (params: object) => (await stripe.taxRates.list(params)).data.map(({ id }) => id);
    expect(await listed({})).toEqual([included.id, made.id]);
    expect(await listed({ active: false })).toEqual([made.id]);
    expect(await listed({ inclusive: true })).toEqual([included.id]);
    const { data } = await stripe.events.list({ types: ["tax_rate.created", "tax_rate.updated"] });
    expect(data.map(({ type }) => type)).toEqual([
      "tax_rate.updated",
      "tax_rate.created",
      "tax_rate.created",
    ]);
  });

  it.each([-1, 100.5, 20.00001])("can't have a percentage of %s", async (percentage) => {
    const { stripe } = newWorld(simulator);
    await expect(stripe.taxRates.create({ ...vat, percentage })).rejects.toMatchObject({
      statusCode: 400,
      param: "percentage",
    });
  });

  it("are not found under another ID", async () => {
    const { stripe } = newWorld(simulator);
    await expect(stripe.taxRates.retrieve("txr_none")).rejects.toThrow("No such tax_rate: 'txr_none'");
  });
});
