/** Writes docs/data.md from the definitions in lib/db/kept. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { dataPage } from "@/lib/operator/data-page";

writeFileSync(path.join(__dirname, "../docs/data.md"), dataPage());
