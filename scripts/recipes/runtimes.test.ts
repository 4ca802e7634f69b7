import { createHmac } from "node:crypto";
import { startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import {
  ada,
  opensVisit,
  type RecipeWorld,
  requestOf,
  settingsOf,
  startRecipeWorld,
} from "./testing/recipe-world";
import { runFunction } from "./testing/run-function";
import { type RuntimeName, runtimes } from "./testing/runtimes";

/** Runs the functions of docs/recipes in the runtimes of their hosts, each as a process that answers over HTTP. */

const recipes = ["memberstack", "outseta", "ghost", "bubble", "shopify"];
let place: RecipeWorld;

beforeAll(async () => {
  process.env.VISITS_PER_MINUTE = "1000";
  await startPortalWorlds();
  place = await startRecipeWorld();
  place.systems.person = ada;
});
afterAll(async () => {
  place.systems.close();
  place.app.close();
  await stopPortalWorlds();
});

/** Starts the function, checks that it gives Ada her hash and a stranger none, and stops it. */
async function tryFunction(recipe: string, runtime: RuntimeName, isPasted = false): Promise<void> {
  const env = settingsOf(recipe, place);
  const running = await runFunction(recipe, { runtime, env, vendorUrl: place.systems.url, isPasted });
  try {
    const genuine = requestOf(recipe, place, running.url);
    const answer = await fetch(genuine.clone());
    const customer = (await answer.json()) as Record<string, unknown>;
    const hash = createHmac("sha256", place.world.secret).update(ada.email).digest("hex");
    expect({ customer, log: running.log() }).toMatchObject({ customer: { email: ada.email, hash } });
    expect(await opensVisit({ portalId: place.world.portalId, ...customer })).toMatchObject({
      hasBegun: true,
    });
    const forged = await fetch(running.url, { headers: { authorization: "Bearer e30.e30.AAAA" } });
    expect([forged.status, await forged.json()]).toMatchObject([401, { error: "not_signed_in" }]);
    const headers = { ...Object.fromEntries(genuine.headers), origin: "https://evil.example" };
    expect((await fetch(new Request(genuine, { headers }))).status).toBe(403);
  } finally {
    running.stop();
  }
}

describe.each(Object.keys(runtimes) as RuntimeName[])("%s", (runtime) => {
  if (!runtimes[runtime].isPresent() && !process.env.SNIPPETS) {
    it.skip("isn't installed here; npm run snippets installs it", () => undefined);
    return;
  }

  it("runs each function", async () => {
    if (!runtimes[runtime].isPresent()) throw new Error(`${runtime} is not installed. Run npm run snippets.`);
    for (const recipe of recipes) await tryFunction(recipe, runtime);
  }, 120_000);

  it("runs a function that was pasted into one file", async () => {
    await tryFunction("outseta", runtime, true);
  }, 60_000);

  it("sends members to Discourse and opens their portal", async () => {
    const env = settingsOf("discourse", place);
    const running = await runFunction("discourse", { runtime, env, vendorUrl: place.systems.url });
    try {
      const sent = await fetch(running.url, { redirect: "manual" });
      const back = await fetch(sent.headers.get("location") ?? "", { redirect: "manual" });
      const cookie = sent.headers.get("set-cookie")?.split(";")[0] ?? "";
      const opened = await fetch(back.headers.get("location") ?? "", {
        redirect: "manual",
        headers: { cookie },
      });
      expect([opened.status, opened.headers.get("location")]).toEqual([
        303,
        expect.stringContaining(`/p/${place.world.portalId}?link=`),
      ]);
    } finally {
      running.stop();
    }
  }, 60_000);
});
