/** Serves one HTML page and fills in the signed-in customer, as any template language would. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createHash } from "@portico/server";

const { PORT = 4100, PORTICO_ORIGIN, PORTICO_PORTAL_ID, PORTICO_SECRET_KEY } = process.env;

const server = createServer(async (_request, response) => {
  // In your shop, read the customer from the session.
  const email = process.env.SIGNED_IN_AS ?? "ada@example.com";
  const values = {
    origin: PORTICO_ORIGIN,
    portalId: PORTICO_PORTAL_ID,
    email,
    hash: await createHash({ secretKey: PORTICO_SECRET_KEY, email }),
  };
  const page = await readFile(new URL("billing.html", import.meta.url), "utf8");
  const filled = page.replace(/{{(\w+)}}/g, (_mark, name) => escape(values[name]));
  // The page is this customer's alone, so nobody else may get it from a cache.
  response.writeHead(200, { "content-type": "text/html", "cache-control": "no-store" }).end(filled);
});

server.listen(Number(PORT), "localhost", () => console.log(`http://localhost:${PORT}`));

/** Escapes a value for attributes and for strings in a script, because a customer's address may contain anything. */
const escape = (text) =>
  text.replace(/[^\w@.+:/-]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
