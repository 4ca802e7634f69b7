import { passwordProblem } from "./password-rule";

describe("the rule for a new password", () => {
  it.each([
    ["short", /at least 12/],
    ["elevenchars", /at least 12/],
    ["a".repeat(201), /at most 200/],
    ["aaaaaaaaaaaaaa", /different characters/],
    ["abababababab", /different characters/],
    ["password1234", /too common/],
    ["PASSWORD12345", /too common/],
    ["Qwertyuiop123", /too common/],
    ["123456789012345", /too common/],
    ["987654321abcd", /too common/],
    ["letmein12345678", /too common/],
  ])("refuses %s and says why", (password, reason) => {
    expect(passwordProblem(password)).toMatch(reason);
  });

  it.each([
    "correct horse battery staple",
    "violet harbour nineteen",
    "пароль из слов",
    "Jk8#fq2!Lmz0",
    "sieben alte Boote",
  ])("accepts %s without requiring digits or symbols", (password) => {
    expect(passwordProblem(password)).toBeUndefined();
  });

  it("refuses a password that contains the email address or the business name", () => {
    expect(passwordProblem("lumen analytics forever", ["Lumen Analytics"])).toMatch(/business/);
    expect(passwordProblem("ada.lovelace in winter", ["Engines", "ada.lovelace"])).toMatch(/email/);
  });

  it("counts an emoji as one character", () => {
    expect(passwordProblem("🦊🐢🦉🐝🦋🐙")).toMatch(/at least 12/);
  });
});
