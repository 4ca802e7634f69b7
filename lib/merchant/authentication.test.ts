import { database } from "@/lib/db/client";
import { authentication } from "./authentication";
import { createMerchant } from "./merchants";

const password = "correct horse battery staple";
const email = `authentication-${process.pid}-${Date.now()}@example.com`;

beforeAll(() => createMerchant({ name: "Lumen", email, password }));
afterAll(() => database().$disconnect());

describe("signing in", () => {
  type Provider = { options: { authorize(credentials: object, request: object): Promise<unknown> } };
  const authorize = (credentials: object) => {
    const [provider] = authentication().providers as unknown as Provider[];
    return provider?.options.authorize(credentials, { headers: { "user-agent": "Firefox" } });
  };
  const sessions = () => database().session.count({ where: { member: { email } } });

  it("starts a session with the right password and none with a wrong one", async () => {
    expect(await authorize({ email, password: "wrong horse battery staple" })).toBeNull();
    expect(await sessions()).toBe(0);
    expect(await authorize({ email, password })).toMatchObject({ sessionId: expect.any(String) as unknown });
    expect(await sessions()).toBe(1);
  });
});

describe("the cookie's claims", () => {
  const token = { sessionId: "own" };
  const user = { id: "mem_1", sessionId: "another" };
  const claims = (asked: object) => authentication().callbacks?.jwt?.({ token, ...asked } as never);

  it("are set at sign-in", () => {
    expect(claims({ user, trigger: "signIn" })).toEqual({ sessionId: "another" });
  });

  it.each([
    ["a session update, whatever the browser sends with it", { user, trigger: "update", session: user }],
    ["a later request", {}],
    ["a sign-in without a user", { trigger: "signIn" }],
  ])("don't change on %s", (_what, asked) => {
    expect(claims(asked)).toEqual(token);
  });
});
