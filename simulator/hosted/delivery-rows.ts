import type { Sandbox } from "../sandboxes";
import type { Delivery } from "../webhooks/delivery";
import { type Html, html } from "./html";

const maxRows = 200;

/** The deliveries to webhook endpoints, newest first, each with its attempts. */
export function deliveryRows({ deliveries }: Sandbox): Html[] | Html {
  const latest = deliveries.list().slice(-maxRows).reverse();
  return latest.length ? latest.map(row) : html`<p>No webhook endpoint was told anything yet.</p>`;
}

function row({ event, type, url, state, switches, attempts }: Delivery): Html {
  const status = attempts.at(-1)?.status ?? attempts.at(-1)?.error ?? "";
  return html`<details>
    <summary>
      <code>${type}</code><span class="${state === "delivered" ? "good" : "bad"}">${state}</span>
      <span class="quiet">${status} ${switches.join(", ")}</span>
    </summary>
    <pre>${JSON.stringify({ event, url, attempts }, null, 2)}</pre>
  </details>`;
}
