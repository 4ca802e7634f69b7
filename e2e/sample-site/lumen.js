/* Lumen's own script. Shows what handleResponse received, and mounts portals manually on /multi. */
(function () {
  "use strict";

  window.receivedEvents = [];

  window.showEvent = function (message) {
    window.receivedEvents.push(message);
    // The first event may come before the parser has reached the log.
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => log(message));
    else log(message);
    const query = new URLSearchParams(location.search);
    const veto = query.get("veto");
    if (veto === message.event) message.preventDefault("Lumen does not allow this right now.");
    if (query.get("bug") === message.event) throw new ReferenceError("analytics is not defined");
    if (query.get("hang") === message.event) return new Promise(function () {});
  };

  function log(message) {
    const entry = document.createElement("li");
    const name = document.createElement("strong");
    const time = document.createElement("time");
    const detail = document.createElement("code");
    name.textContent = message.event;
    time.textContent = new Date().toLocaleTimeString();
    detail.textContent = JSON.stringify({ response: message.response, extras: message.extras });
    entry.append(name, time, detail);
    document.getElementById("log").prepend(entry);
    document.getElementById("count").textContent = String(window.receivedEvents.length);
    document.getElementById("latest").textContent = message.event;
  }

  const portals = {};

  function mount(name) {
    (window.Portico = window.Portico || []).push(function (portico) {
      portals[name] = portico.mount(document.getElementById(`place-${name}`), window.lumenSettings);
    });
  }

  /** A choice by pointer signs in immediately. By keyboard, each arrow key makes a choice, so only Enter signs in. */
  function switchCustomers(picker) {
    if (!picker) return;
    let isByKeyboard = false;
    picker.addEventListener("pointerdown", () => (isByKeyboard = false));
    picker.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && isByKeyboard) picker.form.requestSubmit();
      isByKeyboard = true;
    });
    picker.addEventListener("change", () => isByKeyboard || picker.form.requestSubmit());
  }

  addEventListener("DOMContentLoaded", function () {
    switchCustomers(document.getElementById("as"));
    document.addEventListener("click", function (event) {
      const button = event.target.closest("button[data-mount], button[data-unmount]");
      if (button?.dataset.mount) mount(button.dataset.mount);
      if (button?.dataset.unmount) portals[button.dataset.unmount]?.unmount();
    });
  });
})();
