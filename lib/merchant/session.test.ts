import { database } from "@/lib/db/client";
import { deleteExpired } from "@/lib/db/kept/delete-expired";
import { changePassword, findCredentials } from "@/lib/db/members";
import {
  confirmSession,
  endSession,
  endSessions,
  findSession,
  listSessions,
  signOut,
  startSession,
  touchSession,
} from "@/lib/db/sessions";
import { recorded, signedIn, signInAgain } from "@/lib/testing/members";
import { withOwnDatabase } from "@/lib/testing/own-database";

const verbsOf = async (merchantId: string) => (await recorded(merchantId)).map(({ verb }) => verb);

withOwnDatabase();

it("returns the session's member and start", async () => {
  const { sessionId: id, merchantId, memberId, email } = await signedIn();
  expect(await findSession(id)).toMatchObject({ id, merchantId, memberId, email, merchantName: "Lumen" });
  expect(await verbsOf(merchantId)).toContain("member.signed_in");
});

it("ends one session immediately, keeps the others, and writes one audit entry", async () => {
  const { sessionId, merchantId, email } = await signedIn();
  const other = await signInAgain(email, "Safari on iOS");
  await signOut(sessionId);
  await signOut(sessionId);
  expect(await findSession(sessionId)).toBeUndefined();
  expect(await findSession(other.sessionId)).toBeDefined();
  expect((await verbsOf(merchantId)).filter((verb) => verb === "member.signed_out")).toHaveLength(1);
});

it("finds no session for a made-up ID", async () => {
  for (const id of ["", "ses_nobody", "ses_\u0000", "x".repeat(5_000)])
    expect(await findSession(id)).toBeUndefined();
});

it("deletes a session together with its member", async () => {
  const { sessionId, memberId } = await signedIn();
  await database().member.deleteMany({ where: { id: memberId } });
  expect(await findSession(sessionId)).toBeUndefined();
});

it("stores when a session was last seen, to the minute, and deletes sessions that are too old", async () => {
  const { sessionId: id } = await signedIn();
  const session = await findSession(id);
  if (!session) throw new Error("The session didn't begin.");
  const seen = (seconds: number) => new Date(session.lastSeenAt.getTime() + seconds * 1000);
  await touchSession(session, seen(30));
  expect((await findSession(id))?.lastSeenAt).toEqual(session.lastSeenAt);
  await touchSession(session, seen(90));
  expect((await findSession(id))?.lastSeenAt).toEqual(seen(90));
  const days = (count: number) => new Date(session.createdAt.getTime() + count * 24 * 60 * 60 * 1000 + 1);
  await deleteExpired("Session", days(7));
  expect(await findSession(id)).toBeDefined();
  await deleteExpired("Session", days(8));
  expect(await findSession(id)).toBeUndefined();
});

it("lists and ends a member's own sessions, and never another member's", async () => {
  const member = await signedIn("Firefox on Linux");
  const phone = await signInAgain(member.email, "Safari on iOS");
  const stranger = await signedIn();
  expect((await listSessions(member)).map(({ device }) => device).sort()).toEqual([
    "Firefox on Linux",
    "Safari on iOS",
  ]);
  for (const id of [stranger.sessionId, "ses_nobody", "ses_\u0000"])
    expect(await endSession(member, id)).toBe(false);
  expect(await endSession(member, phone.sessionId)).toBe(true);
  expect(await endSessions(member)).toBe(1);
  expect(await findSession(member.sessionId)).toBeUndefined();
  expect(await findSession(stranger.sessionId)).toBeDefined();
  expect(await recorded(member.merchantId)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ verb: "member.session_ended", details: { device: "Safari on iOS" } }),
      expect.objectContaining({ verb: "member.signed_out_everywhere", details: { sessions: 1 } }),
    ]),
  );
});

it("can't confirm a session after its end or for another member", async () => {
  const [member, stranger] = [await signedIn(), await signedIn()];
  const now = new Date();
  expect(await confirmSession(stranger, member.sessionId, now)).toBe(false);
  expect(await confirmSession(member, member.sessionId, now)).toBe(true);
  expect((await findSession(member.sessionId))?.confirmedAt).toEqual(now);
  await signOut(member.sessionId);
  expect(await confirmSession(member, member.sessionId, now)).toBe(false);
});

it("leaves no session if the password changes while someone signs in, whichever comes first", async () => {
  for (let round = 0; round < 8; round += 1) {
    const member = await signedIn();
    const old = await findCredentials(member.email);
    if (!old) throw new Error("The member has no password.");
    const [begun, changed] = await Promise.all([
      startSession(old, "Chrome on Windows"),
      changePassword(member, old.passwordHash, "another hash"),
    ]);
    expect(changed).toBe(true);
    expect(begun === undefined ? undefined : await findSession(begun)).toBeUndefined();
    expect(await startSession(old, "Chrome on Windows")).toBeUndefined();
    expect(await listSessions(member)).toEqual([]);
  }
});
