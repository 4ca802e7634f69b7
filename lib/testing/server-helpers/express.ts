import type { HelperHarness } from "./helper-harness";

const options = { origin: "origin", portal_id: "portalId", secret_key: "secretKey" } as const;

export const express: HelperHarness = {
  label: "Express",
  needs: [[process.execPath, "--input-type=module", "-e", 'import "express"; import "ejs"']],
  helper: ["portico-portal.mjs"],
  shop: {
    "views/billing.ejs": `<title>Billing</title><%- porticoPortal({ locale }) %>`,
    "main.mjs": `import express from "express";
import { porticoPortal } from "./portico-portal.mjs";

async function page({ settings, identity, nonce, locale }) {
  const app = express();
  app.set("view engine", "ejs");
  app.use((_request, response, next) => {
    if (nonce !== null) response.locals.cspNonce = nonce;
    next();
  });
  app.use(
    porticoPortal({
      origin: settings.PORTICO_ORIGIN,
      portalId: settings.PORTICO_PORTAL_ID,
      secretKey: settings.PORTICO_SECRET_KEY,
      customerOf: () =>
        identity && { [settings.PORTICO_CUSTOMER_ID_ATTRIBUTE ? "customerId" : "email"]: identity },
    }),
  );
  app.get("/billing", (_request, response) => response.render("billing", { locale }));
  const server = app.listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const answer = await fetch(\`http://127.0.0.1:\${server.address().port}/billing\`);
  server.close();
  return { body: await answer.text(), cache: answer.headers.get("cache-control") };
}

const pages = [];
for (const one of JSON.parse(process.env.CASES))
  pages.push(await page(one).catch(({ message }) => ({ body: message, cache: "" })));
console.log(JSON.stringify(pages));`,
  },
  commands: [[process.execPath, "main.mjs"]],
  missing: (setting) => `Pass ${options[setting]} to porticoPortal to show the portal.`,
};
