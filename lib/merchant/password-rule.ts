export const minPasswordLength = 12;
export const maxPasswordLength = 200;

const commonWords =
  /password|passwort|qwert[yz]|asdfgh|letmein|welcome|iloveyou|admin|monkey|dragon|abc123|changeme|portico/g;
const keyboardRuns = "01234567890 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm";

/**
 * Describes what is wrong with a new password, or returns undefined. Length matters most. The other rules refuse common
 * guesses. Digits and symbols aren't required, because such rules make passwords worse.
 */
export function passwordProblem(password: string, known: readonly string[] = []): string | undefined {
  const length = [...password].length;
  if (length < minPasswordLength) return `Use at least ${minPasswordLength} characters.`;
  if (length > maxPasswordLength) return `Use at most ${maxPasswordLength} characters.`;
  const folded = password.toLowerCase();
  const own = known.map((word) => word.trim().toLowerCase()).filter((word) => word.length >= 4);
  if (own.some((word) => folded.includes(word)))
    return "Leave out your email address and the name of your business.";
  if (new Set(folded).size < 6) return "Use at least 6 different characters.";
  const rest = withoutRuns(folded.replace(commonWords, ""));
  if (rest.length < 6) return "This password is too common. Use a few unrelated words.";
  return undefined;
}

/** Removes runs of four or more neighbors on the keyboard, in the alphabet or among the digits. */
function withoutRuns(text: string): string {
  let rest = text;
  for (let start = 0; start + 4 <= rest.length;) {
    let end = start + 4;
    if (!isRun(rest.slice(start, end))) {
      start += 1;
      continue;
    }
    while (end < rest.length && isRun(rest.slice(end - 3, end + 1))) end += 1;
    rest = rest.slice(0, start) + rest.slice(end);
  }
  return rest;
}

function isRun(stretch: string): boolean {
  return keyboardRuns.includes(stretch) || keyboardRuns.includes([...stretch].reverse().join(""));
}
