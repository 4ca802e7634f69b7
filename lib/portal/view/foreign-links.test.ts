import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type PortalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { cardStarting, viewReading } from "@/lib/testing/readings";
import { openWorld } from "@/lib/testing/saving-cards";

/** Even if Stripe's answers contained URLs of another site, customers must never be sent there. */

const evil = "https://evil.example/page";
let between: Server;

beforeAll(async () => {
  await startPortalWorlds();
  const simulator = process.env.STRIPE_API_BASE ?? "";
  between = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const sent = {
        method,
        headers: headers as Record<string, string>,
        ...(parts.length > 0 && { body: Buffer.concat(parts) }),
      };
      void fetch(simulator + url, sent).then(async (answer) => {
        const addresses = /"(url|hosted_invoice_url|invoice_pdf|receipt_url)":"http[^"]*"/g;
        const text = (await answer.text()).replace(addresses, `"$1":"${evil}"`);
        response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
      });
    });
  });
  await new Promise<void>((resolve) => between.listen(0, "127.0.0.1", resolve));
  process.env.STRIPE_API_BASE = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
});

afterAll(async () => {
  between.closeAllConnections();
  between.close();
  await stopPortalWorlds();
});

const invoicesOf = async (world: PortalWorld) => {
  const answer = await viewReading(await world.visit("ada@example.com"));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.invoices.rows;
};

it("shows invoices without links to pages, files and receipts on other sites", async () => {
  const rows = await invoicesOf(await openWorld());
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatchObject({ hostedUrl: null, pdfUrl: null, receiptUrls: [] });
});

it("never sends customers to another site to enter a card", async () => {
  const token = await (await openWorld()).visit("ada@example.com");
  const answer = await cardStarting(token, { onStripesPage: true });
  expect(answer).toMatchObject({ ok: false, error: { code: "unavailable" } });
  expect(JSON.stringify(answer)).not.toContain("evil.example");
});
