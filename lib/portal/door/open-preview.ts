import "server-only";
import { PortalError } from "../../errors";
import { isPreviewToken } from "../../preview-token";
import type { PortalSettings } from "../../settings/schema";
import type { CustomerError } from "../view/answer-shape";
import { readView } from "../view/view";
import type { PortalView } from "../view/view-shape";
import { readPreviewVisit } from "../visit/preview-visit";
import { handleCustomerRequest } from "./handle-customer-request";
import { withRequestBudget } from "./request-budget";

export type OpenedPreview =
  { ok: true; settings: PortalSettings; view: PortalView } | { ok: false; error: CustomerError };

/** Opens a preview with unsaved settings. `token` is a parameter of the frame's URL. */
export function openPreview(portalId: string, token: unknown): Promise<OpenedPreview> {
  return handleCustomerRequest("open_preview", async (request) => {
    if (!isPreviewToken(token)) throw new PortalError("visit_expired", "no_token");
    const visit = await readPreviewVisit(token);
    if (visit.portalId !== portalId) throw new PortalError("visit_expired", "preview_of_another_portal");
    request.language = visit.language;
    const view = await withRequestBudget(visit, "preview", () => readView(visit));
    return { ok: true as const, settings: visit.settings, view };
  });
}
