import type { SiteMistake } from "../mistakes";
import type { Words } from "./explanation";

const otherMode = { test: "live", live: "test" } as const;

export const siteWords: Words<SiteMistake> = {
  origin_invalid: () => ({
    title: "Not a web address",
    mend: "Enter the address of your page, such as https://app.example.com.",
  }),
  origin_null: () => ({
    title: "The page isn’t on a site",
    mend: "The page is a local file, or in an iframe with sandbox. Serve it from a web server, or add allow-same-origin to the sandbox.",
  }),
  origin_local_in_live: () => ({
    title: "localhost in live mode",
    mend: "Live portals only open on public sites. On your computer, use test mode.",
  }),
  origin_ipv6: () => ({
    title: "An IPv6 address",
    mend: "Browsers can’t check IPv6 addresses. Open your page by its host name, such as localhost.",
  }),
  origin_http: ({ detail }) => ({
    title: "http instead of https",
    mend: `Your list has ${detail}. Redirect your site to https.`,
  }),
  origin_port: ({ detail }) => ({
    title: "Different port",
    mend: `Your list has ${detail}. Browsers treat another port as a different site: add this one too.`,
  }),
  origin_www: ({ detail }) => ({
    title: "The www differs",
    mend: `Your list has ${detail}. Browsers treat the two as different sites: add this one too.`,
  }),
  origin_apex: ({ detail }) => ({
    title: "The domain itself isn’t covered",
    mend: `${detail} only covers subdomains. Add the domain itself too.`,
  }),
  origin_subdomain: ({ detail }) => ({
    title: "A subdomain isn’t covered",
    mend: `${detail} doesn’t cover subdomains. Add this one, or start the site with https://*. to cover them all.`,
  }),
  origin_similar: ({ detail }) => ({
    title: "A typo in your list?",
    mend: `Your list has ${detail}, which differs by a letter or two. Allow this site if it’s yours.`,
  }),
  origin_of_other_portal: ({ detail }) => ({
    title: "Site of another portal",
    mend: `${detail} allows this site, but this portal doesn’t. Check the portal ID in your page, or allow the site here too.`,
  }),
  origin_of_other_mode: ({ mode }) => ({
    title: `Site allowed in ${otherMode[mode]} mode only`,
    mend: `Each mode has its own list. Allow the site in ${mode} mode too, or use the ${otherMode[mode]} portal’s ID in your page.`,
  }),
  origins_empty: ({ mode }) => ({
    title: "No site is allowed yet",
    mend:
      mode === "test"
        ? "Until you add a site, the test portal only opens on localhost. Allow this one if it’s yours."
        : "The portal won’t open anywhere until you add a site. Allow this one if it’s yours.",
  }),
  origin_not_listed: () => ({
    title: "Site not on your list",
    mend: "The portal only opens on sites you allow. Allow this one if it’s yours.",
  }),
};
