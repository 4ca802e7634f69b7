import { fieldOf, namesOf, proofPath, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

const about = { group: "JavaScript", language: "javascript" } as const;

/** The function that makes the proof, for every runtime that has Node's `crypto` module. */
function core(context: SnippetContext): string {
  const { camel } = namesOf(context);
  return context.proof === "hash" ? hashCore(camel) : tokenCore(context, camel);
}

const hashCore = (identity: string) => `const secretKey = process.env.${secretKeyVariable};
if (!secretKey) throw new Error("Set ${secretKeyVariable}.");

function porticoHash(${identity}) {
  return createHmac("sha256", secretKey).update(${identity}, "utf8").digest("hex");
}`;

const tokenCore = (
  { portalId, mode }: SnippetContext,
  identity: string,
) => `const signingKey = process.env.${signingKeyVariable};
if (!signingKey) throw new Error("Set ${signingKeyVariable}.");

function porticoToken(${identity}) {
  const now = Math.floor(Date.now() / 1000);
  const kid = \`sig_\${signingKey.split("_")[3]}\`;
  const header = { alg: "HS256", typ: "portal+jwt", kid };
  const claims = {
    aud: ${JSON.stringify(portalId)}, // this portal
    mode: "${mode}",
    sub: ${identity},
    iat: now,
    exp: now + 300,
    jti: randomUUID(),
  };
  const content = [header, claims].map((part) => base64url(JSON.stringify(part)));
  const hmac = createHmac("sha256", signingKey).update(content.join("."));
  return [...content, base64url(hmac.digest())].join(".");
}

const base64url = (bytes) => Buffer.from(bytes).toString("base64url");`;

const imported = ({ proof }: SnippetContext) => (proof === "hash" ? "createHmac" : "createHmac, randomUUID");
const made = ({ proof }: SnippetContext, identity: string) =>
  proof === "hash" ? `{ hash: porticoHash(${identity}) }` : `{ token: porticoToken(${identity}) }`;

export function nodeSnippet(context: SnippetContext): Snippet {
  const { camel } = namesOf(context);
  const user = `request.user.${fieldOf(context).camel}`;
  const code = `import { ${imported(context)} } from "node:crypto";

${core(context)}

// Answers your page, for the customer who is signed in.
export function portalProof(request, response) {
  const ${camel} = ${user};
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(${made(context, camel)}));
}
`;
  return {
    ...about,
    id: "node",
    label: "Node.js",
    file: "portal-proof.mjs",
    code,
    marked: user,
    tried: "run",
  };
}

export function expressSnippet(context: SnippetContext): Snippet {
  const { camel } = namesOf(context);
  const user = `request.user.${fieldOf(context).camel}`;
  const code = `import { ${imported(context)} } from "node:crypto";

${core(context)}

// Your page asks here; requireUser lets only signed-in customers through.
app.get("${proofPath}", requireUser, (request, response) => {
  const ${camel} = ${user};
  response.json(${made(context, camel)});
});
`;
  return { ...about, id: "express", label: "Express", file: "server.mjs", code, marked: user, tried: "run" };
}

export function nextSnippet(context: SnippetContext): Snippet {
  const { camel } = namesOf(context);
  const user = `user.${fieldOf(context).camel}`;
  const code = `import { ${imported(context)} } from "node:crypto";
import { currentUser } from "@/lib/session"; // however your app knows who is signed in

${core(context)}

export async function GET() {
  const user = await currentUser();
  if (!user) return new Response(null, { status: 401 });
  const ${camel} = ${user};
  return Response.json(${made(context, camel)});
}
`;
  return {
    ...about,
    id: "nextjs",
    label: "Next.js",
    file: "app/portal-proof/route.js",
    code,
    marked: user,
    tried: "run_without_framework",
  };
}
