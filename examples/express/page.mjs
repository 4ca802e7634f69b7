/**
 * The page with the portal. `porticoPortal` and `cspNonce` are the response's locals, as a view engine would get them.
 * Your page sets functions before the portal sets the rest.
 */
export const billingPage = ({ porticoPortal, cspNonce }) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Billing</title>
<h1>Billing</h1>
<p role="status"></p>
<script nonce="${cspNonce}">
  window.porticoSettings = {
    onEvent: (message) => (document.querySelector("[role=status]").textContent = message.event),
  };
</script>
${porticoPortal()}
</html>`;
