import { hmac } from "@/lib/crypto";
import { requestTicket } from "@/lib/portal/visit/request-ticket";
import { beginVisit } from "@/lib/testing/begin-visit";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { canRun, runSnippet } from "@/lib/testing/snippets/run-snippet";
import { type SigningKey, signingKey } from "@/lib/testing/tokens";
import { serverSnippets } from "./server-snippets";
import type { Snippet, SnippetContext } from "./snippet";
import { keyVariables } from "./variables";

/** Runs the snippets for merchants' servers in their languages, and opens visits with the resulting proofs. */

const proofs = ["hash", "token"] as const;
const kinds = ["email", "customer_id"] as const;
const contexts = proofs.flatMap((proof) => kinds.map((identifyBy) => ({ proof, identifyBy })));
const example = {
  appUrl: "https://billing.example.com",
  portalId: "J5khxNEE915ctHrYxHdS",
  mode: "test",
} as const;

let world: PortalWorld;
let signing: SigningKey;

beforeAll(async () => {
  process.env.VISITS_PER_MINUTE = "1000";
  await startPortalWorlds();
  world = await portalWorld();
  signing = await signingKey(world);
});
afterAll(stopPortalWorlds);

/** The proof in the output. The commands of "Other" print nothing else, and the other snippets print JSON. */
function proofIn({ stdout }: { stdout: string }): string {
  const text = stdout.trim();
  if (!text.startsWith("{")) return text;
  const { hash, token } = JSON.parse(text) as { hash?: string; token?: string };
  return hash ?? token ?? "";
}

/**
 * The identity in a snippet's proof: the one in its code, or an identity with letters that are often escaped
 * incorrectly.
 */
const identityFor = ({ id }: Snippet, { identifyBy }: Pick<SnippetContext, "identifyBy">) =>
  identifyBy === "customer_id"
    ? id === "other"
      ? "cus_NffrFeUfNV2Hib"
      : "cus_LumenAda"
    : id === "other"
      ? "ada@example.com"
      : "zoë+o'neil@müller.example";

const run = (snippet: Snippet, context: SnippetContext) => {
  const key = context.proof === "hash" ? world.secret : signing.secret;
  const identity = identityFor(snippet, context);
  const variables = { [keyVariables[context.proof].variable]: key, IDENTITY: identity };
  return { identity, answer: runSnippet(snippet, variables) };
};

async function opens(context: SnippetContext, identity: string, hash: string): Promise<boolean> {
  const claimed = { email: identity, customerId: identity };
  const ticket = await requestTicket({ portalId: context.portalId, ...claimed, hash, origin: sampleOrigin });
  return ticket !== null && (await beginVisit(context.portalId, ticket)).hasBegun;
}

const isTried = (context: SnippetContext, id: string) =>
  serverSnippets(context).some((snippet) => snippet.id === id && snippet.tried !== "not_run");

const tried = serverSnippets({ ...example, proof: "hash", identifyBy: "email" }).filter(
  (snippet) => snippet.tried !== "not_run",
);

describe.each(tried.map(({ id, label }) => [label, id] as const))("%s", (label, id) => {
  const isPresent = canRun({ id });
  if (!isPresent && !process.env.SNIPPETS) {
    it.skip(`isn't installed here; npm run snippets installs it`, () => undefined);
    return;
  }

  it.each(contexts.filter((choice) => isTried({ ...example, ...choice }, id)))(
    "makes a $proof of $identifyBy that opens a visit",
    async (choice) => {
      if (!isPresent) throw new Error(`${label} is not installed. Run npm run snippets.`);
      const context = { ...example, portalId: world.portalId, ...choice };
      await world.saveSettings({ identifyBy: choice.identifyBy });
      const snippet = serverSnippets(context).find((each) => each.id === id);
      if (!snippet) throw new Error(`There is no snippet ${id}.`);
      const { identity, answer } = run(snippet, context);
      expect({ ...answer, stdout: "" }).toMatchObject({ status: 0 });
      const proof = proofIn(answer);
      if (choice.proof === "hash") expect(proof).toBe(hmac(world.secret, identity));
      expect(await opens(context, identity, proof)).toBe(true);
    },
    120_000,
  );

  if (id === "other") return;
  it("stops without a key instead of signing with an empty one", () => {
    const context = { ...example, proof: "hash", identifyBy: "email" } as const;
    const snippet = serverSnippets(context).find((each) => each.id === id);
    for (const variables of [{ PORTICO_SECRET_KEY: "" }, {}] as Record<string, string>[]) {
      const asked = { IDENTITY: "ada@example.com", ...variables };
      const { status, stdout, stderr } = runSnippet(snippet as Snippet, asked);
      expect(stdout).not.toMatch(/[0-9a-f]{64}/);
      expect(status).not.toBe(0);
      expect(stdout + stderr).toContain("PORTICO_SECRET_KEY");
    }
  }, 120_000);
});
