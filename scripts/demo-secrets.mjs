/** The demo's secrets, created at its first start. The app itself never creates any. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Reads the secrets from the data folder, or creates them there, readable only by this user. */
export function demoSecrets(folder) {
  const file = path.join(folder, "demo.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const secrets = {
    nextAuthSecret: randomBytes(48).toString("base64"),
    sealingKeys: `v1:${randomBytes(32).toString("base64")}`,
    email: "maria@lumen.example",
    password: randomBytes(12).toString("base64url"),
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
