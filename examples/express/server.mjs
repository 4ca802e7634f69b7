/**
 * A shop's server: a page with the portal, and the two routes that a page rendered in the browser requests. The other
 * examples use it as their server, too, with their built files in `PUBLIC_FOLDER`.
 */
import path from "node:path";
import express from "express";
import { contentSecurityPolicy } from "./csp.mjs";
import { billingPage } from "./page.mjs";
import { porticoPortal } from "./portico-portal.mjs";
import { porticoRoutes } from "./portico-routes.mjs";

const { PORT = 4100, PUBLIC_FOLDER } = process.env;
const portal = {
  origin: process.env.PORTICO_ORIGIN,
  portalId: process.env.PORTICO_PORTAL_ID,
  secretKey: process.env.PORTICO_SECRET_KEY,
  signingKey: process.env.PORTICO_SIGNING_KEY,
  // In your shop, return the customer from the request's session, or null if nobody is signed in.
  customerOf: () => ({ email: process.env.SIGNED_IN_AS ?? "ada@example.com" }),
};

const app = express();
app.disable("x-powered-by");
app.use(contentSecurityPolicy(process.env.PORTICO_ORIGIN));
app.use("/api", porticoRoutes(portal));

if (PUBLIC_FOLDER) {
  app.use(express.static(PUBLIC_FOLDER));
  // A single-page app has one file for all of its URLs.
  app.get("/{*page}", (_request, response) => response.sendFile(path.resolve(PUBLIC_FOLDER, "index.html")));
} else {
  app.use(porticoPortal(portal));
  app.get("/", (_request, response) => response.send(billingPage(response.locals)));
}

app.listen(Number(PORT), "localhost", () => console.log(`http://localhost:${PORT}`));
