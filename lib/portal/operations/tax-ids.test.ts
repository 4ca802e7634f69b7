import { ada, addTaxId, customer, customerOf, intentOf, openWorld, removeTaxId } from "@/lib/testing/billing";
import { type PortalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const german = { type: "eu_vat", value: "DE 123 456 789" };

async function asking(settings = {}) {
  const world = await openWorld(settings);
  const token = await world.visit(ada);
  return { world, token, input: { intentId: await intentOf(token), ...german } };
}

async function withOne() {
  const { world, token } = await asking();
  const { id } = await world.stripe.customers.createTaxId(customer, { type: "eu_vat", value: "DE000000000" });
  await world.admin("DELETE", "requests");
  return { world, token, input: { intentId: await intentOf(token), taxId: id } };
}

const numbersOf = async (world: PortalWorld) =>
  (await world.stripe.customers.listTaxIds(customer)).data.map(({ value }) => value);

it("adds a tax ID, shows its verification, and doesn't send the number to the merchant's page", async () => {
  const { world, token, input } = await asking();
  const answer = await addTaxId(token, input);
  expect(answer).toMatchObject({
    ok: true,
    event: { event: "add_tax_id", response: { object: "tax_id", outcome: "added" } },
    view: {
      customer: {
        taxIds: {
          rows: [
            { label: "European Union: VAT number", value: "DE123456789", status: { label: "Being checked" } },
          ],
        },
      },
    },
  });
  expect(JSON.stringify(answer.ok && answer.event)).not.toContain("123456789");
  expect(await world.changes()).toMatchObject([
    { method: "POST", path: `/v1/customers/${customer}/tax_ids`, status: 200 },
  ]);
});

it("adds one tax ID if the same intent arrives twice", async () => {
  const { world, token, input } = await asking();
  const answers = await Promise.all([addTaxId(token, input), addTaxId(token, input)]);
  for (const answer of answers) expect(answer).toSucceed();
  expect(await numbersOf(world)).toEqual(["DE123456789"]);
});

describe("invalid input", () => {
  let asked: Awaited<ReturnType<typeof asking>>;
  beforeAll(async () => void (asked = await asking()));
  afterAll(async () => expect(await numbersOf(asked.world)).toEqual([]));

  it.each([
    ["type", "", "Choose a type."],
    ["type", "us_ssn", "Choose a type."],
    ["value", " ", "This is required."],
    ["value", "1".repeat(61), "This is too long."],
  ])("is reported at its field: %s %j", async (field, value, sentence) => {
    const answer = await addTaxId(asked.token, { ...asked.input, [field]: value });
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid", fields: { [field]: sentence } } });
  });

  it("is reported at its field even if only Stripe notices it", async () => {
    const answer = await addTaxId(asked.token, { ...asked.input, value: "DE12" });
    const told = { value: "This isn’t a valid number for this type. Check the type and the number." };
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid", fields: told } });
  });

  it.each(["customerId", "subscriptionId"])("is refused if it names another customer as %s", async (name) => {
    const answer = await addTaxId(asked.token, { ...asked.input, [name]: "cus_LumenBen" });
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid" } });
  });
});

it("says that a tax ID was already added, however its number is written", async () => {
  const { world, token, input } = await asking();
  await addTaxId(token, input);
  const again = { ...input, value: "de123456789", intentId: await intentOf(token) };
  expect(await addTaxId(token, again)).toMatchObject({
    ok: false,
    error: { fields: { value: "You’ve already added this tax ID." } },
  });
  expect(await numbersOf(world)).toHaveLength(1);
});

it("limits attempts to five a minute, so that nobody can try out numbers", async () => {
  const { token, input } = await asking();
  for (let tried = 0; tried < 5; tried += 1) {
    const wrong = { ...input, value: `DE${tried}`, intentId: `${input.intentId}${tried}` };
    expect(await addTaxId(token, wrong)).toMatchObject({ error: { code: "invalid" } });
  }
  expect(await addTaxId(token, input)).toMatchObject({ ok: false, error: { code: "rate_limited" } });
});

it("removes a tax ID if the same intent arrives twice, and keeps the others", async () => {
  const { world, token, input } = await withOne();
  await world.stripe.customers.createTaxId(customer, { type: "us_ein", value: "12-3456789" });
  const answers = await Promise.all([removeTaxId(token, input), removeTaxId(token, input)]);
  for (const answer of answers) {
    expect(answer).toMatchObject({
      ok: true,
      event: { event: "remove_tax_id", response: { object: "tax_id", id: input.taxId, outcome: "removed" } },
    });
  }
  expect(await numbersOf(world)).toEqual(["12-3456789"]);
});

it("refuses to remove another customer's tax ID, as if it did not exist", async () => {
  const { world, token, input } = await withOne();
  const other = await world.stripe.customers.createTaxId("cus_LumenBen", {
    type: "us_ein",
    value: "12-3456789",
  });
  await world.admin("DELETE", "requests");
  for (const taxId of [other.id, "txi_doesnotexist"]) {
    const answer = await removeTaxId(token, { ...input, taxId });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "not_found", message: expect.stringMatching(/^We couldn’t find this tax ID\./) },
    });
  }
  expect(await world.changes()).toEqual([]);
});

it("reports success if the tax ID was removed but Stripe's answer was lost", async () => {
  const { world, token, input } = await withOne();
  await world.admin("POST", "faults", { match: { method: "DELETE" }, action: { type: "drop_after_commit" } });
  expect(await removeTaxId(token, input)).toSucceed();
  expect(await numbersOf(world)).toEqual([]);
});

it("neither adds, removes nor reads tax IDs while the setting is off, whatever the page sends", async () => {
  const { world, token, input } = await withOne();
  await world.saveSettings({ taxIds: false });
  await world.admin("DELETE", "requests");
  const { intentId } = input;
  expect(await customerOf(token)).toMatchObject({ taxIds: null });
  const refused = { ok: false, error: { code: "not_allowed" } };
  expect(await addTaxId(token, { intentId, ...german })).toMatchObject(refused);
  expect(await removeTaxId(token, input)).toMatchObject(refused);
  const requests = (await world.admin("GET", "requests")) as { path: string }[];
  expect(requests.filter(({ path }) => path.includes("tax_ids"))).toEqual([]);
});

it("shows the rest of the page and offers no tax IDs if the key can't read them", async () => {
  const { world, token } = await withOne();
  const permissions = ["customer_write", "subscription_write", "invoice_write", "payment_method_read"];
  await world.admin("POST", "keys", {
    key: world.stripeKey,
    permissions: [...permissions, "product_read", "plan_read", "coupon_read"],
  });
  const { taxIds, actions } = await customerOf(token);
  expect(taxIds).toBeNull();
  expect(actions).toContain("billing_details");
  expect(actions).not.toContain("add_tax_id");
  expect(actions).not.toContain("remove_tax_id");
});
