/* Mounts a portal, and asks the site for what only its server may make. */
window.porticoPortal = (id, settings, { proof, changed, nonce }) => {
  const ask = (url) =>
    fetch(url, { method: "POST", headers: { "X-WP-Nonce": nonce }, credentials: "same-origin" });

  const fetchProof = async () => {
    const response = await ask(proof);
    if (!response.ok) throw new Error(`The site answered ${response.status}. Is the user still signed in?`);
    return response.json();
  };
  const shows = /^(pre_|post_|select_plan$|error$)/;
  // Content for other plans is shown on the next page.
  const onEvent = ({ event }) => void (shows.test(event) || ask(changed));

  window.Portico = window.Portico || [];
  window.Portico.push((portico) => {
    portico.mount(document.getElementById(id), { ...settings, fetchProof, onEvent });
  });
};
