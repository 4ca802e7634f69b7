import { database } from "@/lib/db/client";
import { fresh, password, recorded } from "@/lib/testing/members";
import { afterAnswersDone } from "../after-answer";
import { sha256 } from "../crypto";
import { env } from "../env";
import { createMerchant } from "./merchants";
import { recordRefusedAttempt } from "./refused-attempts";
import { checkCredentials } from "./sign-in";

const { device } = fresh().caller;

afterAll(async () => {
  await afterAnswersDone();
  await database().$disconnect();
});

describe("signing in", () => {
  it("works with the right password, in any letter case of the address", async () => {
    const { email, caller } = fresh();
    const { merchantId, memberId } = await createMerchant({ name: "Lumen", email, password });
    expect(await checkCredentials({ email: email.toUpperCase(), password }, caller)).toMatchObject({
      id: memberId,
      email,
      merchantId,
    });
  });

  it("gives the same answer to a wrong password, an unknown address and invalid input", async () => {
    const { email: address, caller } = fresh();
    // In lower case, the Kelvin sign becomes this k.
    const email = `k${address}`;
    await createMerchant({ name: "Lumen", email, password });
    const tries = [
      { email, password: "wrong wrong wrong" },
      { email: fresh().email, password },
      { email: "attacker＠example.com", password },
      { email: email.replace("k", "\u212a"), password },
      { email: `${email},other@example.com`, password },
      { email: `${email}\r\nBcc: x@example.com`, password },
      { email: "<b>x</b>@example.com", password },
      { email, password: "" },
      { email: { not: "" }, password },
      undefined,
    ];
    for (const given of tries)
      expect(
        await checkCredentials(given, { address: `${caller.address} ${Math.random()}`, device }),
      ).toBeNull();
  });

  it("is refused after too many attempts from one address, even with the right password", async () => {
    const { email, caller } = fresh();
    await createMerchant({ name: "Lumen", email, password });
    for (let guess = 0; guess < env().SIGN_INS_PER_QUARTER_HOUR; guess += 1) {
      await checkCredentials({ email: fresh().email, password: `guess ${guess}` }, caller);
    }
    await expect(checkCredentials({ email, password }, caller)).rejects.toThrow("rate_limited");
  });

  it("slows down guesses at one account from many addresses and still admits its owner", async () => {
    const { email, caller } = fresh();
    const { memberId } = await createMerchant({ name: "Lumen", email, password });
    for (let guess = 0; guess < env().SIGN_INS_PER_QUARTER_HOUR + 2; guess += 1) {
      await checkCredentials(
        { email, password: `guess ${guess}` },
        { address: `${caller.address} ${guess}`, device },
      );
    }
    const startedAt = performance.now();
    expect(await checkCredentials({ email, password }, fresh().caller)).toMatchObject({ id: memberId });
    expect(performance.now() - startedAt).toBeGreaterThan(400);
  });

  it("keeps a bounded number of counters, even if strangers invent many accounts", async () => {
    const { caller } = fresh();
    for (let index = 0; index < 20; index += 1)
      await checkCredentials(
        { email: fresh().email, password },
        { address: `${caller.address} ${index}`, device },
      );
    const counts = await database().rateLimit.findMany({
      where: { key: { startsWith: "sign-in by account:" } },
    });
    const keys = Array.from({ length: 0x10000 }, (_, key) => sha256(key.toString(16).padStart(4, "0")));
    const possible = new Set(keys.map((key) => `sign-in by account:${key}`));
    expect(counts.filter(({ key }) => !possible.has(key))).toEqual([]);
    expect(counts.length).toBeGreaterThan(0);
  });

  it("audits refused attempts for the member, with the device, at most sixty times an hour", async () => {
    const { email, caller } = fresh();
    const { merchantId, memberId } = await createMerchant({ name: "Lumen", email, password });
    const refusals = async () => {
      await afterAnswersDone();
      return (await recorded(merchantId)).filter(({ verb }) => verb === "member.sign_in_refused");
    };
    await checkCredentials({ email, password: "wrong wrong wrong" }, caller);
    expect(await refusals()).toMatchObject([
      { actor: "unknown", subject: memberId, details: { device, cause: "password_wrong" } },
    ]);
    for (let count = 0; count < 70; count += 1)
      recordRefusedAttempt(
        { merchantId, memberId, actor: "unknown" },
        { verb: "member.sign_in_refused", device },
      );
    expect(await refusals()).toHaveLength(60);
  });
});
