/** Writes docs/events.md, from the words that the page /docs/embed shows too, and docs/compatibility.md. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { compatibilityPage } from "@/e2e/support/compatibility-page";
import { eventPage } from "@/lib/portal/event-page/event-page";

writeFileSync(path.join(__dirname, "../docs/events.md"), eventPage());
writeFileSync(path.join(__dirname, "../docs/compatibility.md"), compatibilityPage());
