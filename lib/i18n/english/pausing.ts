/** Pausing and resuming. */
export const pausing = {
  "pause.title": "Pause payments?",
  "pause.body":
    "You’ve paid until {date}. After that, payments pause and restart on the date you choose. You can resume at any time.",
  "pause.months": {
    text: "{months, plural, one {# month} other {# months}}",
    context: "An option: how long payments are paused.",
  },
  "pause.next_charge": { text: "Next payment on {date}", context: "Below the length of a pause, in a list." },
  "pause.note": "Nothing is charged or refunded today.",
  "pause.confirm": {
    text: "Pause for {months, plural, one {# month} other {# months}}",
    context: "Button: pause payments.",
  },

  "resume.title": "Resume {plan}?",
  "resume.title.payments": "Resume payments for {plan}?",
  "resume.body": "{plan} restarts as soon as you confirm, and a new billing period begins today.",
  "resume.payments": "Nothing due today. Then {price} from {date}.",
  "resume.confirm.payments": "Resume payments",
  "resume.confirm.pay": "Resume and pay {amount}",
  "resume.confirm.now": { text: "Resume", context: "Button: resume the subscription." },
} as const;
