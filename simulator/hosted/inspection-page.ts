import { shownEvent } from "../events/event";
import type { Sandbox, Sandboxes } from "../sandboxes";
import type { LoggedRequest } from "../wire/request-log";
import type { Stored, World } from "../world";
import { formatDate } from "./dates";
import { deliveryRows } from "./delivery-rows";
import { Html, type Html as HtmlPart, html, page } from "./html";

const maxRows = 200;

/** The page for inspecting the simulator: the list of worlds, or one world's requests or objects. */
export function inspectionPage(sandboxes: Sandboxes, query: URLSearchParams): string {
  const name = query.get("world") ?? "";
  if (!sandboxes.has(name)) return page("Stripe simulator", worldList(sandboxes));
  const sandbox = sandboxes.get(name);
  const shown = query.get("show") ?? "requests";
  const content = html`
    <p><a href="/_sim/">Stripe simulator</a></p>
    <h1>${name}</h1>
    <div id="live">
      <p class="quiet">${clock(sandbox.world)}</p>
      ${menu(sandbox, shown)}
      <div class="sheet">${rowsOf(sandbox, shown)}</div>
    </div>
    ${new Html(refresh)}
  `;
  return page(`${name} · Stripe simulator`, content);
}

function rowsOf(sandbox: Sandbox, shown: string): HtmlPart[] | HtmlPart {
  if (shown === "requests") return requests(sandbox);
  return shown === "deliveries" ? deliveryRows(sandbox) : objects(sandbox.world, shown);
}

/** Refreshes every three seconds, unless the reader has opened or selected something. */
const refresh = `<script>
setInterval(async () => {
  const live = document.getElementById("live");
  if (document.hidden || live.querySelector("details[open]") || String(getSelection())) return;
  const next = new DOMParser().parseFromString(await (await fetch(location)).text(), "text/html");
  const fresh = next.getElementById("live");
  if (fresh && fresh.innerHTML !== live.innerHTML) live.innerHTML = fresh.innerHTML;
}, 3000);
</script>`;

function worldList(sandboxes: Sandboxes): HtmlPart {
  const rows = sandboxes
    .all()
    .map(
      ({ world, log }) =>
        html`<div class="row">
          <a href="/_sim/?world=${world.name}">${world.name}</a
          ><span class="quiet">${log.all().length} requests</span>
        </div>`,
    );
  return html`<h1>Stripe simulator</h1>
    <p class="quiet">
      One world for each key: <code>sk_test_sim_lumen</code> sees <code>test_sim_lumen</code>.
    </p>
    <div class="sheet">${rows.length ? rows : html`<p>No key was used yet.</p>`}</div>`;
}

const clock = (world: World): string =>
  `${formatDate(world.now())}, ${new Date(world.now() * 1000).toISOString().slice(11, 19)} UTC${world.isFrozen ? ", standing still" : ""}`;

function menu({ world, log, deliveries }: Sandbox, shown: string): HtmlPart {
  const link = (show: string, count: number) =>
    html`<a
      href="/_sim/?world=${world.name}&show=${show}"
      ${new Html(show === shown ? 'aria-current="page"' : "")}
      >${show.replaceAll("_", " ")}&nbsp;${count}</a
    >`;
  return html`<nav aria-label="What to show">
    ${link("requests", log.all().length)} ${link("deliveries", deliveries.list().length)}
    ${world.types().map((type) => link(type, world.all(type).length))}
  </nav>`;
}

function requests({ log }: Sandbox): HtmlPart[] | HtmlPart {
  const latest = log.all().slice(-maxRows).reverse();
  return latest.length ? latest.map(requestRow) : html`<p>Nothing was asked yet.</p>`;
}

function requestRow(request: LoggedRequest): HtmlPart {
  const {
    method,
    path,
    status = "dropped",
    replayed,
    fault,
    idempotencyKey,
    requestId,
    params,
    receivedAt,
  } = request;
  const isGood = typeof status === "number" && status < 400;
  const marks = [replayed && "answered again", fault && `fault: ${fault}`].filter(Boolean).join(", ");
  return html`<details>
    <summary>
      <span class="quiet">${new Date(receivedAt).toISOString().slice(11, 19)}</span>
      <code>${method} ${path}</code>
      <span class="${isGood ? "good" : "bad"}">${status}</span
      >${marks && html`<span class="quiet">${marks}</span>`}
    </summary>
    <pre>${JSON.stringify({ requestId, idempotencyKey, params }, null, 2)}</pre>
  </details>`;
}

function objects(world: World, type: string): HtmlPart[] | HtmlPart {
  const latest = world.all(type).slice(-maxRows).reverse();
  return latest.length ? latest.map((object) => objectRow(world, object)) : html`<p>There is none.</p>`;
}

function objectRow(world: World, object: Stored): HtmlPart {
  const { id, status, name, email, number, customer, type } = object;
  const owner =
    typeof customer === "string" ? (world.find("customer", customer)?.name ?? customer) : undefined;
  const about = [name, email, owner, number, status, object.object === "event" ? type : undefined]
    .filter((value) => typeof value === "string")
    .join(" · ");
  return html`<details>
    <summary><code>${id}</code><span class="quiet">${about}</span></summary>
    <pre>${JSON.stringify(object.object === "event" ? shownEvent(object) : object, withoutInternal, 2)}</pre>
  </details>`;
}

const withoutInternal = (name: string, value: unknown): unknown => (name.startsWith("_") ? undefined : value);
