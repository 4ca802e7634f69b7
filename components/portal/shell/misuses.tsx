import { lines } from "@/lib/embed/help/lines";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { readNonce } from "./nonce";

type Props = {
  misuses: PortalView["misuses"];
  /** The refused parts of the page's `appearance`. */
  refusedLook: string[];
  docsUrl: string;
};

/** Warns in the console about settings of the page that had no effect. Prints their names, never their values. */
export async function Misuses({ misuses, refusedLook, docsUrl }: Props) {
  if (!misuses) return null;
  const { unknown_setting: unknown, ignored_setting: ignored } = misuses;
  const inVain = {
    unknown_setting: unknown,
    ignored_setting: [...ignored, ...refusedLook.map((name) => `appearance.${name}`)],
  };
  const said = (["unknown_setting", "ignored_setting"] as const)
    .filter((code) => inVain[code].length > 0)
    .map((code) => `[portico] ${lines[code]} ${inVain[code].join(", ")}. ${docsUrl}#${code}`);
  if (said.length === 0) return null;
  return (
    <script
      nonce={await readNonce()}
      data-said={JSON.stringify(said)}
      dangerouslySetInnerHTML={{
        __html: "JSON.parse(document.currentScript.dataset.said).forEach((line) => console.warn(line))",
      }}
    />
  );
}
