/**
 * Writes docs/events.md (from the same words as the page /docs/embed), docs/compatibility.md, and the types
 * of the operations' events.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { compatibilityPage } from "@/e2e/support/compatibility-page";
import { operationTypes } from "@/lib/embed/docs/operation-types";
import { eventPage } from "@/lib/portal/event-page/event-page";

writeFileSync(path.join(__dirname, "../docs/events.md"), eventPage());
writeFileSync(path.join(__dirname, "../docs/compatibility.md"), compatibilityPage());
writeFileSync(path.join(__dirname, "../lib/embed/operation-types.ts"), operationTypes());
