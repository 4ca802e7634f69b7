/** The page with the portal. `nonce` allows its inline script. */
export function billingPage({ origin, portalId, email, hash }, nonce) {
  const settings = { portal_id: portalId, email, hash };
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Billing</title>
<h1>Billing</h1>
<div id="portico-portal"></div>
<p role="status"></p>
<script nonce="${nonce}">
  window.porticoSettings = {
    ...${scriptText(settings)},
    onEvent: (message) => (document.querySelector("[role=status]").textContent = message.event),
  };
</script>
<script async src="${origin}/embed/v1.js"></script>
</html>`;
}

/** JSON that can't end the script it is in, whatever a customer's address contains. */
const scriptText = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");
