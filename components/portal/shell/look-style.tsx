import { readNonce } from "./nonce";

/** `css` is printed by lib/appearance/resolve.ts, from numbers and its own words. */
export async function LookStyle({ css }: { css: string }) {
  if (css === "") return null;
  return <style nonce={await readNonce()} dangerouslySetInnerHTML={{ __html: css }} />;
}
