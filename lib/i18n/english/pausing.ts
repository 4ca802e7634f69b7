/** Pausing and resuming. */
export const pausing = {
  "pause.title": "Pause payments for {plan}?",
  "pause.body":
    "You have paid until {date}. From then on you are not charged. Payments start again by themselves on the date you choose.",
  "pause.months": {
    text: "{months, plural, one {# month} other {# months}}",
    context: "An option: how long payments are paused.",
  },
  "pause.next_charge": { text: "Next charge on {date}", context: "Below the length of a pause, in a list." },
  "pause.note": "Nothing is due today and nothing is refunded. You can resume at any time.",
  "pause.confirm": "Pause payments",

  "resume.title": "Resume {plan}?",
  "resume.title.payments": "Resume payments for {plan}?",
  "resume.body": "{plan} runs again as soon as you confirm, and a new period begins today.",
  "resume.payments": "Nothing is due today. From {date}: {price}.",
  "resume.confirm.payments": "Resume payments",
  "resume.confirm.pay": "Resume and pay {amount}",
  "resume.confirm.now": { text: "Resume", context: "Button: resume the subscription." },
} as const;
