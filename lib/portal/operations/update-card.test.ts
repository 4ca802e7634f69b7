import { startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import {
  ada,
  cardsInUse,
  dmitri,
  enterCard,
  openInvoices,
  openWorld,
  progress,
  saveCardAtStripe,
  startSetup,
  updateCard,
} from "@/lib/testing/saving-cards";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

it("makes the new card the customer's default, and changes nothing before the card is saved", async () => {
  const world = await openWorld();
  const token = await world.visit(ada.email);
  const start = await startSetup(token);
  expect(start).toMatchObject({
    mode: "redirect",
    lines: [],
    explanation: "Nothing is charged today. The new card is used for all your subscriptions.",
    confirm: "Enter card",
  });
  expect(await progress(token, start.setupId)).toEqual({ status: "waiting", message: null });
  const input = { intentId: "a-click-of-the-customer", setupId: start.setupId };
  expect(await updateCard(token, input)).toMatchObject({ ok: false, error: { code: "state_changed" } });
  expect((await cardsInUse(world, ada.id)).customer).toBe("4242");

  await enterCard(world, start.setupId, "pm_card_mastercard");
  expect(await progress(token, start.setupId)).toEqual({ status: "saved", message: null });
  const answer = await updateCard(token, input);
  expect(answer).toMatchObject({
    ok: true,
    said: "Card updated. Mastercard ending in 4444 is used from now on.",
    event: { event: "update_card", response: { object: "payment_method", outcome: "saved" } },
    view: { customer: { card: { name: "Mastercard ending in 4444", pendingSetupId: null } } },
  });
  expect(answer).not.toHaveProperty("payUrl");
  expect((await cardsInUse(world, ada.id)).customer).toBe("4444");
});

it("replaces the card of each running subscription that has a card of its own, and gives the others none", async () => {
  const world = await openWorld();
  const grace = "cus_LumenGrace";
  const { data } = await world.stripe.subscriptions.list({ customer: grace });
  const own = await world.stripe.paymentMethods.attach("pm_card_amex", { customer: grace });
  await world.stripe.subscriptions.update(data[0]?.id ?? "", { default_payment_method: own.id });
  const { token, input } = await saveCardAtStripe(world, "grace@example.com");
  expect(await updateCard(token, input)).toSucceed();
  expect(await cardsInUse(world, grace)).toEqual({
    customer: "4444",
    subscriptions: [
      ["active", "4444"],
      ["active", null],
    ],
  });
});

it("shows the amount due first, charges exactly that to the new card, and reactivates the subscription", async () => {
  const world = await openWorld();
  const [due, ...more] = await openInvoices(world, dmitri.id);
  expect(more).toEqual([]);
  const { token, start, input } = await saveCardAtStripe(world, dmitri.email);
  expect(start.explanation).toMatch(/^Saving this card pays the \$49\.00 that’s due\./);
  expect(start.confirm).toBe("Enter card and pay $49.00");
  expect(start.lines).toEqual([
    { label: expect.stringContaining(String(due?.number)), amount: "$49.00", isTotal: false },
  ]);
  const answer = await updateCard(token, input);
  expect(answer).toMatchObject({
    ok: true,
    said: "Card updated. Mastercard ending in 4444 is used from now on. You paid $49.00.",
    event: { response: { outcome: "paid" } },
  });
  expect(await openInvoices(world, dmitri.id)).toEqual([]);
  const [subscription] = (await world.stripe.subscriptions.list({ customer: dmitri.id })).data;
  expect(subscription?.status).toBe("active");
});

it("charges only amounts that were shown, and no invoice that came due later", async () => {
  const world = await openWorld();
  const token = await world.visit(ada.email);
  const start = await startSetup(token);
  // Ada's subscription becomes past due after she was shown the dialog.
  await enterCard(world, start.setupId, "pm_card_mastercard");
  const failing = await world.stripe.paymentMethods.attach("pm_card_chargeCustomerFail", {
    customer: ada.id,
  });
  await world.stripe.customers.update(ada.id, {
    invoice_settings: { default_payment_method: failing.id },
  });
  await world.admin("POST", "clock", { advance: 15 * 86_400 });
  const [subscription] = (await world.stripe.subscriptions.list({ customer: ada.id })).data;
  expect(subscription?.status).toBe("past_due");
  expect(await openInvoices(world, ada.id)).toHaveLength(1);
  const answer = await updateCard(token, { intentId: "a-click-of-the-customer", setupId: start.setupId });
  expect(answer).toMatchObject({
    ok: true,
    said: "Card updated. Mastercard ending in 4444 is used from now on.",
  });
  expect(await openInvoices(world, ada.id)).toHaveLength(1);
});

it("does not charge an invoice that was paid elsewhere after it was shown", async () => {
  const world = await openWorld();
  const { token, input } = await saveCardAtStripe(world, dmitri.email);
  const [due] = await openInvoices(world, dmitri.id);
  await world.stripe.invoices.pay(due?.id ?? "", { paid_out_of_band: true });
  await world.admin("DELETE", "requests");
  const answer = await updateCard(token, input);
  expect(answer).toMatchObject({
    ok: true,
    said: "Card updated. Mastercard ending in 4444 is used from now on.",
  });
  expect((await world.changes()).filter(({ path }) => path.endsWith("/pay"))).toEqual([]);
});

it.each([
  [
    "pm_card_chargeCustomerFail",
    "Card updated. Visa ending in 0341 is used from now on. Your card was declined. $49.00 is still due.",
  ],
  [
    "pm_card_authenticationRequired",
    "Card updated. Visa ending in 3184 is used from now on. Your bank wants you to confirm the payment of $49.00. It’s still due until you do.",
  ],
  [
    "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
    "Card updated. Visa ending in 3178 is used from now on. Your card doesn’t have enough funds. $49.00 is still due.",
  ],
])("keeps the card %s even if its first payment fails, and says so", async (card, said) => {
  const world = await openWorld();
  const token = await world.visit(dmitri.email);
  const { setupId } = await startSetup(token);
  await confirmedBy(world, setupId, card);
  const answer = await updateCard(token, { intentId: "a-click-of-the-customer", setupId });
  expect(answer).toMatchObject({
    ok: true,
    said,
    payUrl: expect.stringMatching(/_hosted\/invoice/),
    event: { response: { outcome: "payment_required" } },
  });
  expect(await openInvoices(world, dmitri.id)).toHaveLength(1);
  expect((await cardsInUse(world, dmitri.id)).customer).toBe(said.slice(29, 33));
});

/** Chooses the card on the simulator's page and answers the bank if it asks. */
async function confirmedBy(world: Awaited<ReturnType<typeof openWorld>>, setupId: string, card: string) {
  const intent = await enterCard(world, setupId, card);
  if (intent.status !== "requires_action") return;
  const address = `${process.env.STRIPE_API_BASE}/_hosted/setup/${setupId}/authenticate`;
  const body = new URLSearchParams({ client_secret: intent.client_secret ?? "", passed: "true" });
  await fetch(address, { method: "POST", body, redirect: "manual" });
}

it("finishes one set-up once, however often and from however many pages it is completed", async () => {
  const world = await openWorld();
  const { token, input } = await saveCardAtStripe(world, dmitri.email);
  const other = await world.visit(dmitri.email);
  const completions = [token, other, token, other].map((one, index) =>
    updateCard(one, { ...input, intentId: `another-click-entirely-${index}` }),
  );
  const answers = [...(await Promise.all(completions)), await updateCard(token, input)];
  const said = "Card updated. Mastercard ending in 4444 is used from now on. You paid $49.00.";
  for (const answer of answers) expect(answer).toMatchObject({ ok: true, said });
  const changes = await world.changes();
  expect(changes.filter(({ path }) => path.endsWith("/pay"))).toHaveLength(1);
  expect(changes.filter(({ path }) => path === `/v1/customers/${dmitri.id}`)).toHaveLength(1);
});

it("accepts no set-up that is another customer's or that the merchant created, and no unknown ID", async () => {
  const world = await openWorld();
  const { input } = await saveCardAtStripe(world, dmitri.email);
  const token = await world.visit(ada.email);
  const refused = { ok: false, error: { code: "not_found" } };
  expect(await updateCard(token, input)).toMatchObject(refused);
  const own = await world.stripe.setupIntents.create({
    customer: ada.id,
    confirm: true,
    payment_method: "pm_card_visa",
  });
  for (const setupId of [own.id, "seti_unknown"])
    expect(await updateCard(token, { ...input, setupId })).toMatchObject(refused);
  expect(await updateCard(token, { ...input, setupId: "in_1" })).toMatchObject({
    ok: false,
    error: { code: "invalid" },
  });
  expect((await cardsInUse(world, ada.id)).customer).toBe("4242");
  expect((await cardsInUse(world, dmitri.id)).customer).toBe("0341");
});

it("ignores a set-up of ours after the merchant has assigned it to another customer", async () => {
  const world = await openWorld();
  const token = await world.visit(ada.email);
  const { setupId } = await startSetup(token);
  await world.stripe.setupIntents.update(setupId, { customer: dmitri.id });
  await enterCard(world, setupId, "pm_card_mastercard");
  expect(await updateCard(token, { intentId: "a-click-of-the-customer", setupId })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
});

it("says that nothing was changed if the set-up was canceled", async () => {
  const world = await openWorld();
  const token = await world.visit(ada.email);
  const { setupId } = await startSetup(token);
  await world.stripe.setupIntents.cancel(setupId);
  expect(await progress(token, setupId)).toEqual({
    status: "canceled",
    message: "Your card wasn’t saved. Nothing was changed.",
  });
  expect(await updateCard(token, { intentId: "a-click-of-the-customer", setupId })).toMatchObject({
    ok: false,
    error: { code: "state_changed", message: "Your card isn’t saved yet. Nothing was changed." },
  });
});

it("neither starts nor finishes a set-up while the setting is off", async () => {
  const world = await openWorld();
  const { token, input } = await saveCardAtStripe(world, ada.email);
  await world.saveSettings({ updateCard: false });
  expect(await updateCard(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  await expect(startSetup(token)).rejects.toThrow("You can’t do this here.");
  const view = await viewReading(token);
  expect(view).toMatchObject({
    value: { customer: { actions: expect.not.arrayContaining(["update_card"]), card: { update: null } } },
  });
});
