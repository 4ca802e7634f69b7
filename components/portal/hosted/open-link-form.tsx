import type { Language } from "@/lib/i18n/languages";
import { sayIn } from "@/lib/i18n/say";
import { primaryButton } from "../controls/button-classes";
import { readNonce } from "../shell/nonce";
import { HostedMessage } from "./hosted-layout";

type Props = {
  portalId: string;
  /** The secret of the link. */
  link: string;
  name: string;
  language: Language;
  /** Whether the customer comes from the merchant's site, where they already pressed a button. */
  isExpected: boolean;
};

/**
 * A form whose button opens the link. Mail scanners fetch the links in an email, and fetching must not use up
 * a link. The form works without scripts.
 */
export async function OpenLinkForm({ portalId, link, name, language, isExpected }: Props) {
  const say = sayIn(language);
  return (
    <HostedMessage title={say("hosted.openTitle", { name })} text={say("hosted.openText")}>
      <form method="post" action={`/p/${portalId}/open`} className="mt-2 grid">
        <input type="hidden" name="link" value={link} />
        <button type="submit" className={primaryButton}>
          {say("hosted.open")}
        </button>
      </form>
      {isExpected && (
        // This script is the same for every visitor, so nothing from a request can become part of it.
        <script
          nonce={await readNonce()}
          dangerouslySetInnerHTML={{ __html: "document.forms[0].submit()" }}
        />
      )}
    </HostedMessage>
  );
}
