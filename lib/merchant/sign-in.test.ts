import { database } from "@/lib/db/client";
import { sha256 } from "../crypto";
import { env } from "../env";
import { createMerchant } from "./merchants";
import { checkCredentials } from "./sign-in";

const password = "violet harbour nineteen";
let count = 0;

/** An address of its own for each test, because tries are counted by address and by account. */
function fresh() {
  count += 1;
  const unique = `${process.pid}x${count}x${Date.now()}`;
  return { email: `m${unique}@example.com`, address: `address ${unique}` };
}

afterAll(() => database().$disconnect());

describe("a sign-in", () => {
  it("lets in with the right password, whatever the case of the address", async () => {
    const { email, address } = fresh();
    const { merchantId, memberId } = await createMerchant({ name: "Lumen", email, password });
    expect(await checkCredentials({ email: email.toUpperCase(), password }, address)).toEqual({
      id: memberId,
      email,
      merchantId,
    });
  });

  it("answers a wrong password, an unknown address and nonsense in the same way", async () => {
    const { email, address } = fresh();
    await createMerchant({ name: "Lumen", email, password });
    const tries = [
      { email, password: "wrong wrong wrong" },
      { email: fresh().email, password },
      { email: "attacker＠example.com", password },
      { email: email.replace("m", "\u212a"), password },
      { email: `${email},other@example.com`, password },
      { email: `${email}\r\nBcc: x@example.com`, password },
      { email: "<b>x</b>@example.com", password },
      { email, password: "" },
      { email: { not: "" }, password },
      undefined,
    ];
    for (const given of tries)
      expect(await checkCredentials(given, `${address} ${Math.random()}`)).toBeNull();
  });

  it("does not try a password again after too many from one address, although the last is right", async () => {
    const { email, address } = fresh();
    await createMerchant({ name: "Lumen", email, password });
    for (let guess = 0; guess < env().SIGN_INS_PER_QUARTER_HOUR; guess += 1) {
      await checkCredentials({ email: fresh().email, password: `guess ${guess}` }, address);
    }
    await expect(checkCredentials({ email, password }, address)).rejects.toThrow("rate_limited");
  });

  it("slows down guesses at one account from many addresses, and still lets its owner in", async () => {
    const { email, address } = fresh();
    const { memberId } = await createMerchant({ name: "Lumen", email, password });
    for (let guess = 0; guess < env().SIGN_INS_PER_QUARTER_HOUR + 2; guess += 1) {
      await checkCredentials({ email, password: `guess ${guess}` }, `${address} ${guess}`);
    }
    const startedAt = performance.now();
    expect(await checkCredentials({ email, password }, `${address} new`)).toMatchObject({ id: memberId });
    expect(performance.now() - startedAt).toBeGreaterThan(400);
  });

  it("has no more counts than there are account keys, however many accounts strangers make up", async () => {
    const { address } = fresh();
    for (let index = 0; index < 20; index += 1)
      await checkCredentials({ email: fresh().email, password }, `${address} ${index}`);
    const counts = await database().rateLimit.findMany({
      where: { key: { startsWith: "sign-in by account:" } },
    });
    const keys = Array.from({ length: 0x10000 }, (_, key) => sha256(key.toString(16).padStart(4, "0")));
    const possible = new Set(keys.map((key) => `sign-in by account:${key}`));
    expect(counts.filter(({ key }) => !possible.has(key))).toEqual([]);
    expect(counts.length).toBeGreaterThan(0);
  });
});
