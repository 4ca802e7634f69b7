/** Writes docs/events.md from the words that the page /docs/embed shows too. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { eventPage } from "@/lib/portal/event-page/event-page";

writeFileSync(path.join(__dirname, "../docs/events.md"), eventPage());
