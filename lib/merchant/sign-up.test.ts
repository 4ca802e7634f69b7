import { afterAnswersDone } from "@/lib/after-answer";
import { database } from "@/lib/db/client";
import { createMerchant } from "@/lib/db/merchants";
import { fresh, password, recorded, signedIn } from "@/lib/testing/members";
import { withOwnDatabase } from "@/lib/testing/own-database";
import { checkCredentials } from "./sign-in";
import { isSignUpOpen, register } from "./sign-up";

// These tests depend on whether anyone has signed up before.
withOwnDatabase();

const device = "Firefox on Linux";
const newcomer = () => ({ name: "Harbour Books", email: fresh().email, password });

it("allows sign-ups until the first account exists, and lets only one of two concurrent requests create it", async () => {
  expect(await isSignUpOpen()).toBe(true);
  const { first, second } = await database().$transaction(async (transaction) => {
    await transaction.merchant.create({ data: { id: "mer_first", name: "First" } });
    const created = createMerchant(
      { name: "Second", email: fresh().email, passwordHash: "none" },
      { onlyFirst: true },
    );
    // The first account isn't committed yet, and the second request must wait until it is. The second request's promise
    // is wrapped in an object, so that the transaction doesn't wait for a request that waits for the transaction.
    return { first: await Promise.race([created, waiterOnMerchants()]), second: { created } };
  });
  expect(first).toBe("waits");
  expect(await second.created).toBe("not_first");
  expect(await database().merchant.count()).toBe(1);
  expect(await isSignUpOpen()).toBe(false);
  const late = register(newcomer(), { device, onlyFirst: true });
  await expect(late).rejects.toMatchObject({ code: "sign_up_closed" });
});

/** Resolves when a request waits for the lock on the table of merchants. */
async function waiterOnMerchants(): Promise<"waits"> {
  for (;;) {
    const waiting = await database().$queryRaw<unknown[]>`
      SELECT 1 FROM pg_locks WHERE relation = '"Merchant"'::regclass AND NOT granted`;
    if (waiting.length > 0) return "waits";
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

it("gives the same answer for an existing account, and changes nothing", async () => {
  const owner = await signedIn();
  const answers = [];
  for (const email of [owner.email, fresh().email, owner.email.toUpperCase()]) {
    const startedAt = performance.now();
    answers.push(
      await register(
        { name: "Strangers", email, password: "another twelve words" },
        { device, onlyFirst: false },
      ),
    );
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(999);
  }
  expect(answers).toEqual([undefined, undefined, undefined]);
  const { email } = owner;
  expect(await checkCredentials({ email, password }, fresh().caller)).toMatchObject({ email });
  expect(await checkCredentials({ email, password: "another twelve words" }, fresh().caller)).toBeNull();
  expect(await database().merchant.count({ where: { name: "Strangers" } })).toBe(1);
});

it.each([
  // This address contains the Kelvin sign, which becomes an ordinary k in lower case.
  ["the Kelvin sign", (email: string) => `\u212a${email}`],
  ["two @", (email: string) => `other@${email}`],
  ["a second domain", (email: string) => `${email}@example.com`],
  ["a homoglyph of @", (email: string) => email.replace("@", "\uff20")],
  ["a list", (email: string) => `${email},other@example.com`],
  ["a line break", (email: string) => `${email}\r\nBcc: x@example.com`],
  ["markup", (email: string) => `<b>${email}`],
])("refuses an address with %s", async (_what, change) => {
  const asked = { ...newcomer(), email: change(fresh().email) };
  await expect(register(asked, { device, onlyFirst: false })).rejects.toThrow("Enter an email address");
});

it("records in the audit log of an address's owner that someone tried to sign up with it", async () => {
  const owner = await signedIn();
  await register({ ...newcomer(), email: owner.email }, { device, onlyFirst: false });
  await afterAnswersDone();
  const refused = (await recorded(owner.merchantId)).filter(({ verb }) => verb === "member.sign_up_refused");
  expect(refused).toMatchObject([{ actor: "unknown", subject: owner.memberId, details: { device } }]);
});
