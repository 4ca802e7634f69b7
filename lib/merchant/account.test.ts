import { afterAnswersDone } from "@/lib/after-answer";
import { database } from "@/lib/db/client";
import { findSession } from "@/lib/db/sessions";
import { env } from "@/lib/env";
import { fresh, password, recorded, signedIn, signInAgain } from "@/lib/testing/members";
import { changePassword, confirmPassword, endSession, listSessions, signOutEverywhere } from "./account";
import { checkCredentials } from "./sign-in";

const another = "amber lantern forty two";

afterAll(async () => {
  await afterAnswersDone();
  await database().$disconnect();
});

const entriesOf = async (merchantId: string, verb: string) => {
  await afterAnswersDone();
  return (await recorded(merchantId)).filter((entry) => entry.verb === verb);
};

describe("changing the password", () => {
  it("ends every session, including the current one, and replaces the old password", async () => {
    const member = await signedIn();
    const phone = await signInAgain(member.email, "Safari on iOS");
    const { caller } = fresh();
    await changePassword(member, { currentPassword: password, newPassword: another }, caller);
    for (const { sessionId } of [member, phone]) expect(await findSession(sessionId)).toBeUndefined();
    const { email } = member;
    expect(await checkCredentials({ email, password }, caller)).toBeNull();
    expect(await checkCredentials({ email, password: another }, caller)).toMatchObject({ email });
    expect(await entriesOf(member.merchantId, "member.password_changed")).toMatchObject([
      { actor: member.actor, details: { sessions: 2 } },
    ]);
  });

  it.each([
    [
      "a wrong current password",
      { currentPassword: "not my password", newPassword: another },
      "currentPassword",
    ],
    ["a weak new password", { currentPassword: password, newPassword: "password1234" }, "newPassword"],
    [
      "the business's name in the new password",
      { currentPassword: password, newPassword: "lumen lumen 42 ab" },
      "newPassword",
    ],
    ["the same password again", { currentPassword: password, newPassword: password }, "newPassword"],
  ])("is refused with %s and ends no session", async (_, asked, field) => {
    const member = await signedIn();
    const refused = changePassword(member, asked, fresh().caller);
    await expect(refused).rejects.toMatchObject({ fields: { [field]: expect.stringMatching(/[.]$/) } });
    expect(await findSession(member.sessionId)).toBeDefined();
    const { email } = member;
    expect(await checkCredentials({ email, password }, fresh().caller)).toMatchObject({ email });
  });

  it("succeeds only once if two changes arrive at the same time", async () => {
    const member = await signedIn();
    const change = (newPassword: string) =>
      changePassword(member, { currentPassword: password, newPassword }, fresh().caller);
    const done = await Promise.allSettled([change(another), change("cedar river ninety one")]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("confirming the password", () => {
  it("applies only to the session in which it happens, and is audited", async () => {
    const member = await signedIn();
    const phone = await signInAgain(member.email, "Safari on iOS");
    const before = new Date(Date.now() - 3_600_000);
    await database().session.updateMany({
      where: { merchantId: member.merchantId },
      data: { confirmedAt: before },
    });
    await confirmPassword(member, password, fresh().caller);
    expect((await findSession(member.sessionId))?.confirmedAt.getTime()).toBeGreaterThan(before.getTime());
    expect((await findSession(phone.sessionId))?.confirmedAt).toEqual(before);
    expect(await entriesOf(member.merchantId, "member.password_confirmed")).toHaveLength(1);
  });

  it("is refused with a wrong password, and the audit entry names the device", async () => {
    const member = await signedIn();
    const wrong = confirmPassword(member, "not my password", fresh().caller);
    await expect(wrong).rejects.toMatchObject({ code: "password_wrong" });
    expect(await entriesOf(member.merchantId, "member.password_refused")).toMatchObject([
      { actor: member.actor, details: { device: "Firefox on Linux" } },
    ]);
  });

  it("counts towards the same rate limit as signing in", async () => {
    const member = await signedIn();
    const { caller } = fresh();
    for (let guess = 0; guess < env().SIGN_INS_PER_QUARTER_HOUR; guess += 1) {
      const given = { email: fresh().email, password: `guess ${guess}` };
      await checkCredentials(given, caller);
    }
    const right = confirmPassword(member, password, caller);
    await expect(right).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("doesn't revive an ended session", async () => {
    const member = await signedIn();
    await signOutEverywhere(member);
    const late = confirmPassword(member, password, fresh().caller);
    await expect(late).rejects.toMatchObject({ code: "signed_out" });
    expect(await listSessions(member)).toEqual([]);
  });
});

describe("the sessions", () => {
  it("are listed while they are active, the current session first and marked", async () => {
    const member = await signedIn("Firefox on Linux");
    await signInAgain(member.email, "Safari on iOS");
    const idle = await signInAgain(member.email, "Chrome on Android");
    const old = await signInAgain(member.email, "Edge on Windows");
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await database().session.update({ where: { id: idle.sessionId }, data: { lastSeenAt: ago(13) } });
    await database().session.update({ where: { id: old.sessionId }, data: { createdAt: ago(7 * 24 + 1) } });
    expect((await listSessions(member)).map(({ device, isThis }) => [device, isThis])).toEqual([
      ["Firefox on Linux", true],
      ["Safari on iOS", false],
    ]);
  });

  it("of another member can't be ended", async () => {
    const [member, stranger] = [await signedIn(), await signedIn()];
    const foreign = endSession(member, stranger.sessionId);
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    expect(await findSession(stranger.sessionId)).toBeDefined();
  });
});
