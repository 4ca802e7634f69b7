import {
  ada,
  billingDetails,
  customer,
  customerOf,
  intentOf,
  openWorld,
  written,
} from "@/lib/testing/billing";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { takeErrors } from "@/scripts/logged";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function asking(settings = {}) {
  const world = await openWorld(settings);
  const token = await world.visit("identifyBy" in settings ? customer : ada);
  return { world, token, input: { intentId: await intentOf(token), ...written } };
}

it("saves all fields in one request, shows them immediately, and sends the merchant's page no personal data", async () => {
  const { world, token, input } = await asking();
  const answer = await billingDetails(token, input);
  expect(answer).toMatchObject({
    ok: true,
    event: { event: "billing_details", response: { object: "customer", id: customer, outcome: "saved" } },
    view: {
      customer: {
        billingDetails: {
          values: written,
          entries: [
            { label: "Name or company", value: "Lovelace Engines Ltd" },
            { value: "12 St James's Square, London, SW1Y 4JH, United Kingdom" },
            { value: "+44 20 7946 0000" },
          ],
        },
      },
    },
  });
  expect(JSON.stringify(answer.ok && answer.event)).not.toContain("Lovelace");
  const changes = await world.changes();
  expect(changes).toMatchObject([{ method: "POST", path: `/v1/customers/${customer}`, status: 200 }]);
  expect(changes[0]?.idempotencyKey).toMatch(/^op_[0-9a-f]{32}_details$/);
  expect(await world.stripe.customers.retrieve(customer)).toMatchObject({
    name: written.name,
    phone: written.phone,
    email: ada,
    tax_exempt: "none",
    address: { line1: written.line1, line2: null, postal_code: "SW1Y 4JH", country: "GB" },
  });
});

it.each([
  ["US", "IL", "Chicago, IL 60601"],
  ["DE", "", "60601 Chicago"],
  ["IT", "MI", "60601 Chicago, MI"],
])("writes a city in the format of its country: %s", async (country, state, place) => {
  const { token, input } = await asking();
  await billingDetails(token, { ...input, city: "Chicago", postalCode: "60601", state, country });
  const facts = (await customerOf(token)).billingDetails?.entries ?? [];
  expect(facts.find(({ label }) => label === "Address")?.value).toContain(`, ${place}, `);
});

it("saves once if the same intent arrives twice, and answers both requests with success", async () => {
  const { world, token, input } = await asking();
  const answers = await Promise.all([billingDetails(token, input), billingDetails(token, input)]);
  for (const answer of answers) expect(answer).toSucceed();
  expect(await world.changes()).toHaveLength(1);
});

it("clears the fields in Stripe that the customer cleared", async () => {
  const { world, token, input } = await asking();
  await billingDetails(token, { ...input, line2: "Floor 3" });
  await billingDetails(token, { ...input, phone: "", intentId: await intentOf(token) });
  expect(await world.stripe.customers.retrieve(customer)).toMatchObject({
    phone: null,
    address: { line2: null },
  });
});

describe("invalid input", () => {
  let asked: Awaited<ReturnType<typeof asking>>;
  beforeAll(async () => void (asked = await asking()));
  afterAll(async () => expect(await asked.world.changes()).toEqual([]));

  it.each([
    ["name", "", "This is required."],
    ["name", "x".repeat(257), "This is too long."],
    ["name", "Ada\nLovelace", "This contains characters that can’t be used here."],
    ["phone", "call me", "Enter a phone number in digits, such as +49 30 123456."],
    ["line1", " ", "This is required."],
    ["country", "", "Choose a country."],
    ["country", "Germany", "Choose a country."],
  ])("is reported at its field: %s %j", async (field, value, sentence) => {
    const answer = await billingDetails(asked.token, { ...asked.input, [field]: value });
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: "invalid",
        message: "Fix the highlighted fields. Nothing was changed.",
        fields: { [field]: sentence },
      },
    });
  });

  it("is reported for all fields at once", async () => {
    const answer = await billingDetails(asked.token, { ...asked.input, name: "", phone: "x", country: "DE" });
    expect(answer).toMatchObject({
      error: { fields: { name: "This is required.", phone: expect.anything() } },
    });
  });

  it.each(["tax_exempt", "tax", "balance", "metadata"])(
    "is refused if it contains the field %s",
    async (name) => {
      expect(await billingDetails(asked.token, { ...asked.input, [name]: "exempt" })).toMatchObject({
        ok: false,
      });
    },
  );

  it.each(["customerId", "subscriptionId", "id"])(
    "is refused if it names another customer as %s",
    async (name) => {
      const answer = await billingDetails(asked.token, { ...asked.input, [name]: "cus_LumenBen" });
      expect(answer).toMatchObject({ ok: false });
    },
  );
});

it("saves details without an address, but never removes an existing address, because tax depends on it", async () => {
  const { world, token, input } = await asking();
  const none = { line1: "", city: "", postalCode: "", country: "" };
  expect(await billingDetails(token, { ...input, ...none })).toSucceed();
  await billingDetails(token, { ...input, intentId: await intentOf(token) });
  const answer = await billingDetails(token, { ...input, ...none, intentId: await intentOf(token) });
  expect(answer).toMatchObject({ ok: false, error: { fields: { country: "Choose a country." } } });
  expect(await world.stripe.customers.retrieve(customer)).toMatchObject({ address: { country: "GB" } });
});

describe("the email address", () => {
  it("is neither shown nor accepted if it identifies the customer", async () => {
    const { world, token, input } = await asking();
    expect((await customerOf(token)).billingDetails).toMatchObject({
      hasEmail: false,
      values: { email: "" },
    });
    const answer = await billingDetails(token, { ...input, email: "new@example.com" });
    expect(answer).toMatchObject({ ok: false, error: { code: "not_allowed" } });
    expect(await world.changes()).toEqual([]);
  });

  it("can be changed if customers are identified by ID", async () => {
    const { world, token, input } = await asking({ identifyBy: "customer_id" });
    expect(await billingDetails(token, { ...input, email: "new@example.com" })).toSucceed();
    expect(await world.stripe.customers.retrieve(customer)).toMatchObject({ email: "new@example.com" });
    const wrong = { ...input, email: "new@", intentId: await intentOf(token) };
    expect(await billingDetails(token, wrong)).toMatchObject({
      error: { fields: { email: expect.anything() } },
    });
  });
});

it("saves nothing while the setting is off, whatever the page sends, and shows no personal data", async () => {
  const { world, token, input } = await asking();
  await world.saveSettings({ billingDetails: false });
  const { actions, billingDetails: shown } = await customerOf(token);
  expect(actions).not.toContain("billing_details");
  expect(shown).toBeNull();
  const answer = await billingDetails(token, input);
  expect(answer).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await world.changes()).toEqual([]);
});

it("shows no billing details unless the merchant turns the setting on", async () => {
  const world = await portalWorld();
  expect((await customerOf(await world.visit(ada))).billingDetails).toBeNull();
});

it("confirms the saved details, and saves them once, even if every answer from Stripe was lost", async () => {
  const { world, token, input } = await asking();
  const match = { method: "POST", path: `/v1/customers/${customer}` };
  await world.admin("POST", "faults", { match, times: 3, action: { type: "drop_after_commit" } });
  expect(await billingDetails(token, input)).toMatchObject({
    ok: true,
    view: { customer: { billingDetails: { values: written } } },
  });
  const keys = (await world.changes()).map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(keys).size).toBe(1);
});

describe("when Stripe refuses", () => {
  async function refused(action: object) {
    const { world, token, input } = await asking();
    const match = { method: "POST", path: `/v1/customers/${customer}` };
    await world.admin("POST", "faults", { match, action });
    return billingDetails(token, input);
  }

  it("marks the fields of an address that can't be located", async () => {
    const answer = await refused({ type: "code", status: 400, code: "customer_tax_location_invalid" });
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: "invalid",
        message: "We can’t work out the tax for this address. Nothing was changed.",
        fields: { country: expect.anything(), postalCode: expect.anything() },
      },
      view: { customer: { id: customer } },
    });
  });

  it("logs a missing permission if the key is read-only", async () => {
    const { world, token, input } = await asking();
    await world.admin("POST", "keys", { key: world.stripeKey, permissions: readOnly });
    const answer = await billingDetails(token, input);
    expect(answer).toMatchObject({ ok: false, error: { code: "misconfigured" } });
    expect(takeErrors()).toMatchObject([{ cause: "misconfigured.stripe_permission_missing" }]);
  });
});

const readOnly = ["customer", "subscription", "invoice", "payment_method", "product", "plan", "coupon"].map(
  (name) => `${name}_read`,
);
