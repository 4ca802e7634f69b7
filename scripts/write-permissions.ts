/** Writes docs/permissions.md from the table that the tests check the code against. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { permissionPage } from "@/lib/portal/permission-table/permission-page";

writeFileSync(path.join(__dirname, "../docs/permissions.md"), permissionPage());
