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

/** Tells a developer what of the page's `appearance` was refused. The text is the same for everyone. */
export async function RefusedLook({ refused }: { refused: string[] }) {
  if (refused.length === 0) return null;
  return (
    <script
      nonce={await readNonce()}
      data-refused={refused.join(", ")}
      dangerouslySetInnerHTML={{
        __html:
          'console.warn("[portico] Ignored in appearance: " + document.currentScript.dataset.refused + ".")',
      }}
    />
  );
}
