import { database } from "@/lib/db/client";
import { forgetOld } from "@/lib/db/kept/forget";
import { endSession, findSession, startSession, touchSession } from "@/lib/db/sessions";
import { createMerchant } from "./merchants";

let count = 0;

async function signedIn() {
  count += 1;
  const email = `s${process.pid}x${count}x${Date.now()}@example.com`;
  const password = "violet harbour nineteen";
  const { merchantId, memberId } = await createMerchant({ name: "Lumen", email, password });
  const id = await startSession({ merchantId, id: memberId }, "Firefox on Linux");
  return { id, merchantId, memberId, email };
}

const verbsOf = async (merchantId: string) =>
  (await database().auditEntry.findMany({ where: { merchantId }, orderBy: { createdAt: "asc" } })).map(
    ({ verb }) => verb,
  );

afterAll(() => database().$disconnect());

it("says whose a session is, and that it began", async () => {
  const { id, merchantId, memberId, email } = await signedIn();
  expect(await findSession(id)).toMatchObject({ id, merchantId, memberId, email, merchantName: "Lumen" });
  expect(await verbsOf(merchantId)).toContain("member.signed_in");
});

it("ends one at once and leaves the others, and records it once", async () => {
  const { id, merchantId, memberId } = await signedIn();
  const other = await startSession({ merchantId, id: memberId }, "Safari on iOS");
  await endSession(id);
  await endSession(id);
  expect(await findSession(id)).toBeUndefined();
  expect(await findSession(other)).toBeDefined();
  expect((await verbsOf(merchantId)).filter((verb) => verb === "member.signed_out")).toHaveLength(1);
});

it("knows nothing of a session that is made up", async () => {
  for (const id of ["", "ses_nobody", "ses_\u0000", "x".repeat(5_000)])
    expect(await findSession(id)).toBeUndefined();
});

it("goes with its member", async () => {
  const { id, memberId } = await signedIn();
  await database().member.deleteMany({ where: { id: memberId } });
  expect(await findSession(id)).toBeUndefined();
});

it("remembers when it was seen, to the minute, and is forgotten when it is too old to hold", async () => {
  const { id } = await signedIn();
  const session = await findSession(id);
  if (!session) throw new Error("The session has begun.");
  const seen = (seconds: number) => new Date(session.lastSeenAt.getTime() + seconds * 1000);
  await touchSession(session, seen(30));
  expect((await findSession(id))?.lastSeenAt).toEqual(session.lastSeenAt);
  await touchSession(session, seen(90));
  expect((await findSession(id))?.lastSeenAt).toEqual(seen(90));
  const days = (count: number) => new Date(session.createdAt.getTime() + count * 24 * 60 * 60 * 1000 + 1);
  await forgetOld("Session", days(7));
  expect(await findSession(id)).toBeDefined();
  await forgetOld("Session", days(8));
  expect(await findSession(id)).toBeUndefined();
});
