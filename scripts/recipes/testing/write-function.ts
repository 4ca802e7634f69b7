import { cpSync, readFileSync, writeFileSync } from "node:fs";

const functionFolder = "examples/function";

/** Copies the function's files. Only the vendor's address is replaced, because tests reach no vendor. */
export function writeFunction(
  folder: string,
  recipe: string,
  entry: string,
  { vendorUrl, isPasted }: { vendorUrl: string; isPasted?: boolean | undefined },
): void {
  const code = readFileSync(`${functionFolder}/${recipe}.mjs`, "utf8")
    .replaceAll("https://admin.memberstack.com", vendorUrl)
    .replaceAll("https://${", "http://${");
  const shared = ["portico.mjs", "jwt.mjs", "link.mjs"];
  if (isPasted) {
    const read = (name: string) => readFileSync(`${functionFolder}/${name}`, "utf8");
    const parts = [...shared.map(read), code, read(entry)];
    const pasted = parts.map((part) =>
      part.replace(/^import .*$/gm, "").replace(/^export (?!default)/gm, ""),
    );
    writeFileSync(`${folder}/${entry}`, pasted.join("\n"));
    return;
  }
  for (const name of [...shared, entry]) cpSync(`${functionFolder}/${name}`, `${folder}/${name}`);
  writeFileSync(`${folder}/${recipe}.mjs`, code);
  writeFileSync(`${folder}/members.mjs`, `export { handle } from "./${recipe}.mjs";`);
}
