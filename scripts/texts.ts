/**
 * Lists the portal's texts for translators: key, English, the text's purpose, and the translation.
 *
 *     npm run texts -- de
 */
import { contexts, english, type SentenceKey } from "@/lib/i18n/english/english";
import { isLanguage, languageTags } from "@/lib/i18n/languages";
import { messagesOf } from "@/lib/i18n/messages";

const [tag = ""] = process.argv.slice(2);
if (!isLanguage(tag)) {
  console.error(`Name one of the portal's languages: ${languageTags.join(", ")}.`);
  process.exit(1);
}
const translated = messagesOf(tag);
for (const key of Object.keys(english) as SentenceKey[]) {
  const context = contexts[key];
  console.log(
    [key, `  ${english[key]}`, context && `  (${context})`, `  ${translated[key] ?? ""}`]
      .filter(Boolean)
      .join("\n"),
  );
}
