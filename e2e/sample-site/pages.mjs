import { attributeText as escape } from "./snippet.mjs";

const mark = `<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="5" fill="currentColor"/><g stroke="currentColor" stroke-width="2" stroke-linecap="round"><path d="M12 1.5v3M12 19.5v3M1.5 12h3M19.5 12h3M4.6 4.6l2.1 2.1M17.3 17.3l2.1 2.1M19.4 4.6l-2.1 2.1M6.7 17.3l-2.1 2.1"/></g></svg>`;

/** The layout of every page: Lumen's header with the signed-in customer, and the event log at the bottom. */
export function layout({ title, customers, customer, keep, body }) {
  const kept = Object.entries(keep).map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} · Lumen</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/lumen.css">
<script src="/lumen.js"></script>
</head>
<body>
<header>
  <div class="bar">
    <a class="brand" href="/account">${mark}<span>Lumen</span></a>
    <nav aria-label="Main">
      <span>Dashboards</span><span>Sites</span><span>Reports</span><a href="/account" aria-current="page">Account</a>
    </nav>
    <form method="get" class="sign-in">
      ${kept.join("")}
      <label for="as">Signed in as</label>
      <select id="as" name="as">${pickerOptions(customers, customer)}</select>
      <button>Switch</button>
    </form>
  </div>
</header>
<main>
${body}
</main>
<details class="log">
  <summary>Events this page received <output id="count">0</output> <span id="latest" class="quiet"></span></summary>
  <ol id="log" tabindex="0" aria-label="Events, newest first"></ol>
</details>
</body>
</html>`;
}

/**
 * The picker's options, grouped by heading. Customers without a heading come first. An option's value is the customer's
 * index in the list.
 */
function pickerOptions(customers, chosen) {
  const options = customers.map((entry, index) => {
    const isSelected = entry === chosen ? " selected" : "";
    const words = escape(entry.option ?? entry.label);
    return { group: entry.group, html: `<option value="${index}"${isSelected}>${words}</option>` };
  });
  const under = (name) => options.filter(({ group }) => group === name).map(({ html }) => html);
  const groups = [...new Set(options.map(({ group }) => group))].filter(Boolean);
  const headed = groups.map((name) => `<optgroup label="${escape(name)}">${under(name).join("")}</optgroup>`);
  return [...under(undefined), ...headed].join("");
}

export function accountPage({ customer, identity, snippet }) {
  return `
<div class="columns">
  <nav class="side" aria-label="Account">
    <span>Profile</span><span>Team</span><span>Notifications</span><a href="/account" aria-current="page">Billing</a><span>API keys</span>
  </nav>
  <section>
    <h1>Billing</h1>
    <p class="lead">Plan and invoices of <strong>${escape(customer.label)}</strong> <span class="quiet">${escape(identity)}</span></p>
${snippet.element}
<script>${snippet.settings}</script>
${snippet.loader}
    <footer>Questions about your bill? Write to billing@lumen.example.</footer>
  </section>
</div>`;
}

/** A page whose script mounts and unmounts portals, as a single-page application does. */
export function multiPage({ snippet }) {
  const slot = (name) => `
  <section>
    <h2>Place ${name}</h2>
    <p class="actions"><button type="button" data-mount="${name}">Mount</button><button type="button" data-unmount="${name}">Unmount</button></p>
    <div id="place-${name}"></div>
  </section>`;
  return `
<h1>Mounting by script</h1>
<p class="lead">What a single-page application does: <code>Portico.mount(element, options)</code> returns a handle; its <code>unmount</code> removes the portal.</p>
<div class="places">${slot("A")}${slot("B")}</div>
<script>${snippet.settings.replace("window.porticoSettings", "window.lumenSettings")}</script>
${snippet.loader}`;
}
