import { inMode, inPortal, pageBeside } from "./navigation";

const second = "/dashboard/live/p/abc123/settings";

it("links from a portal to its own pages, and to the mode's page where portals have none", () => {
  expect(pageBeside(second, "services")).toBe("/dashboard/live/p/abc123/services");
  expect(pageBeside(second, "settings?before=audit_1")).toBe(
    "/dashboard/live/p/abc123/settings?before=audit_1",
  );
  expect(pageBeside(second, "stripe#cards-title")).toBe("/dashboard/live/stripe#cards-title");
  expect(pageBeside("/dashboard/test/settings", "services")).toBe("/dashboard/test/services");
});

it("stays on the same page when the portal or the mode changes, if the page exists there", () => {
  expect(inPortal(second, "live", "other")).toBe("/dashboard/live/p/other/settings");
  expect(inPortal("/dashboard/live/keys", "live", "other")).toBe("/dashboard/live/p/other/settings");
  expect(inMode(second, "test")).toBe("/dashboard/test/settings");
});
