/**
 * Stands in for Stripe.js, which no test can load. It has a field for the name of a test card, confirms the card with
 * the same request as Stripe.js, and shows a bank's question over the page as Stripe does. It doesn't imitate Stripe's
 * form.
 */
window.stripeCalls = [];
window.Stripe = Object.assign(
  function Stripe(publishableKey) {
    const call = async (path, fields) => {
      const body = new URLSearchParams({ key: publishableKey, ...fields });
      return (await fetch(`https://api.stripe.com${path}`, { method: "POST", body })).json();
    };
    const ask = (question) =>
      new Promise((resolve) => {
        const layer = document.body.appendChild(document.createElement("div"));
        Object.assign(layer.style, {
          position: "fixed",
          inset: "0",
          zIndex: "2147483647",
          background: "white",
        });
        for (const answer of ["Complete", "Fail"]) {
          const button = layer.appendChild(document.createElement("button"));
          button.textContent = `${answer} ${question}`;
          button.onclick = () => resolve((layer.remove(), answer === "Complete"));
        }
      });
    return {
      elements(options) {
        window.stripeCalls.push({ elements: options });
        const field = document.createElement("input");
        field.setAttribute("aria-label", "Test card");
        const listeners = {};
        const payment = {
          mount: (place) => (place.append(field), queueMicrotask(() => listeners.ready?.())),
          on: (event, listener) => (listeners[event] = listener),
          destroy: () => field.remove(),
        };
        return {
          create: (type, more) => (window.stripeCalls.push({ create: type, more }), payment),
          getElement: () => payment,
          field,
          secret: options.clientSecret,
        };
      },
      async handleNextAction({ clientSecret: client_secret }) {
        window.stripeCalls.push({ handleNextAction: true });
        const passed = String(await ask("authentication"));
        const id = client_secret.split("_secret")[0];
        const answer = await call(`/v1/authenticate/${id}`, { client_secret, passed });
        const error = answer.error ?? answer.last_payment_error;
        return error ? { error: { type: "card_error", ...error } } : { paymentIntent: answer };
      },
      async confirmSetup({ elements: { field, secret: client_secret }, ...more }) {
        window.stripeCalls.push({ confirmSetup: more });
        const id = client_secret.split("_secret")[0];
        let answer = await call(`/v1/setup_intents/${id}/confirm`, {
          client_secret,
          payment_method: field.value,
        });
        if (answer.status === "requires_action") {
          const passed = String(await ask("authentication"));
          answer = await call(`/v1/authenticate/${id}`, { client_secret, passed });
        }
        const error = answer.error ?? answer.last_setup_error;
        return error ? { error } : { setupIntent: answer };
      },
    };
  },
  { version: "endive" },
);
