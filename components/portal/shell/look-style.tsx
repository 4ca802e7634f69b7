import type { Look } from "@/lib/appearance/resolve";
import { readNonce } from "./nonce";

/** lib/appearance/resolve.ts builds `css` and the sheets' URLs only from numbers and constants, so both are safe. */
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
