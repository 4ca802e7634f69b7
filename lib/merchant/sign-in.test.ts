import { database } from "@/lib/db/client";
import { raiseSessionVersion } from "../db/members";
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
  it("lets in with the right password, whatever the case of the address, and with the version of the session", async () => {
    const { email, address } = fresh();
    const { merchantId, memberId } = await createMerchant({ name: "Lumen", email, password });
    expect(await checkCredentials({ email: email.toUpperCase(), password }, address)).toEqual({
      id: memberId,
      email,
      sessionVersion: 1,
    });
    await raiseSessionVersion(merchantId, memberId);
    expect(await checkCredentials({ email, password }, address)).toMatchObject({ sessionVersion: 2 });
  });

  it("answers a wrong password, an unknown address and nonsense in the same way", async () => {
    const { email, address } = fresh();
    await createMerchant({ name: "Lumen", email, password });
    const tries = [
      { email, password: "wrong wrong wrong" },
      { email: fresh().email, password },
      { email: "attacker＠example.com", password },
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

  it("counts the guesses at one account from many addresses together", async () => {
    const { email, address } = fresh();
    await createMerchant({ name: "Lumen", email, password });
    for (let guess = 0; guess < env().SIGN_INS_PER_QUARTER_HOUR; guess += 1) {
      await checkCredentials({ email, password: `guess ${guess}` }, `${address} ${guess}`);
    }
    await expect(checkCredentials({ email, password }, `${address} new`)).rejects.toThrow("rate_limited");
  });
});
