import { fieldOf, namesOf, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

/** The snippet for every runtime with Web Crypto: Deno, Cloudflare Workers, Bun, and the edge of Vercel and Netlify. */
export function denoSnippet(context: SnippetContext): Snippet {
  const { camel } = namesOf(context);
  const user = `user.${fieldOf(context).camel}`;
  const isHash = context.proof === "hash";
  const variable = isHash ? secretKeyVariable : signingKeyVariable;
  const key = isHash ? "secretKey" : "signingKey";
  const proof = isHash ? `{ hash: await porticoHash(${camel}) }` : `{ token: await porticoToken(${camel}) }`;
  const code = `// Elsewhere: env.${variable}, or process.env.
const ${key} = Deno.env.get("${variable}");
if (!${key}) throw new Error("Set ${variable}.");

async function hmac(text) {
  const bytes = (of) => new TextEncoder().encode(of);
  const kind = { name: "HMAC", hash: "SHA-256" };
  const raw = bytes(${key});
  const key = await crypto.subtle.importKey("raw", raw, kind, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes(text)));
}

${isHash ? hashPart(camel) : tokenPart(context, camel)}

Deno.serve(async (request) => {
  const user = await signedInUser(request); // however your app knows who it is
  const ${camel} = ${user};
  return Response.json(${proof});
});
`;
  return {
    id: "deno",
    group: "JavaScript",
    label: "Deno and edge",
    file: "portal-proof.js",
    language: "javascript",
    code,
    marked: `= ${user}`,
    tried: "run",
  };
}

const hashPart = (identity: string) => `async function porticoHash(${identity}) {
  const digits = Array.from(await hmac(${identity}), (byte) => byte.toString(16));
  return digits.map((two) => two.padStart(2, "0")).join("");
}`;

const tokenPart = (
  { portalId, mode }: SnippetContext,
  identity: string,
) => `async function porticoToken(${identity}) {
  const now = Math.floor(Date.now() / 1000);
  const kid = \`sig_\${signingKey.split("_")[3]}\`;
  const header = { alg: "HS256", typ: "portal+jwt", kid };
  const claims = {
    aud: ${JSON.stringify(portalId)}, // this portal
    mode: "${mode}",
    sub: ${identity},
    iat: now,
    exp: now + 300,
    jti: crypto.randomUUID(),
  };
  const parts = [header, claims].map((part) => JSON.stringify(part));
  const content = parts.map((part) => base64url(new TextEncoder().encode(part)));
  return [...content, base64url(await hmac(content.join(".")))].join(".");
}

function base64url(bytes) {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}`;
