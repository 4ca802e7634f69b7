/** Writes docs/journeys.md from the table whose titles the tests hold to the journeys. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { journeyPage } from "@/e2e/support/journey-page";

writeFileSync(path.join(__dirname, "../docs/journeys.md"), journeyPage());
