/** Writes docs/journeys.md from the table of journeys, whose titles a test checks. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { journeyPage } from "@/e2e/support/journey-page";

writeFileSync(path.join(__dirname, "../docs/journeys.md"), journeyPage());
