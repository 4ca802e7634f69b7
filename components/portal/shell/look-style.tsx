import type { Look } from "@/lib/appearance/resolve";
import { readNonce } from "./nonce";

/** `css` is printed by lib/appearance/resolve.ts, from numbers and its own words, and so are the addresses. */
export async function LookStyle({ look: { css, sheets } }: { look: Pick<Look, "css" | "sheets"> }) {
  return (
    <>
      {sheets.map((sheet) => (
        <link key={sheet} rel="stylesheet" href={sheet} precedence="portal" />
      ))}
      {css && <style nonce={await readNonce()} dangerouslySetInnerHTML={{ __html: css }} />}
    </>
  );
}
