import { sayIn } from "../../i18n/say";
import { invoiceSubject } from "./invoice-subject";

it.each([
  ["1 × Lumen Team (at $49.00 / month)", "Lumen Team"],
  ["1 × Lumen Team (EU) (at €45.00 / month)", "Lumen Team (EU)"],
  ["1 × Lumen Team (zu 45,00 € / Monat)", "Lumen Team"],
  ["5 seat × Lumen Studio (at $59.00 / month)", "5 × Lumen Studio"],
  ["5 × Lumen Studio (at $59.00 / month)", "5 × Lumen Studio"],
  ["18000 × Lumen API Requests (at $0.0004 / month)", "18,000 × Lumen API Requests"],
  ["18,000 × Lumen API Requests (at $0.0004 / month)", "18,000 × Lumen API Requests"],
  ["Remaining time on Lumen Business after 29 Nov 2026", "Change to Lumen Business"],
  ["Remaining time on 8 × Lumen Studio after 29 Nov 2026", "Change to Lumen Studio"],
  [
    "Temps restant sur Lumen Business après le 29 nov. 2026",
    "Temps restant sur Lumen Business après le 29 nov. 2026",
  ],
  ["Onboarding workshop", "Onboarding workshop"],
  ["", ""],
])("shortens %s to %s", (description, subject) => {
  expect(invoiceSubject(sayIn("en-US"), description)).toBe(subject);
});
