import { type CommentLimits, type Kind, type Limits, phrases } from "./limit-phrases";
import type { Shape } from "./schema";

/** Words that suggest a limit. The phrases in `limit-phrases.ts` decide whether the sentence really states one. */
const suspicious =
  /positive|negative|at most|up to|maximum|minimum|more than|between \d|less than|greater than|anywhere from|\blimit|characters|exceed|at least|longer|shorter|or fewer|digits|decimal places|alphanumeric|uppercase|\branges? |percent out of|numeric value|\d years/i;

/** Reads the limits from a parameter's comment. */
export function readLimits(comment: string, shape: Shape): CommentLimits {
  const said = sentencesOf(comment).filter((sentence) => suspicious.test(sentence));
  if (said.length === 0) return {};
  const kinds = kindsOf(shape);
  const limits = said.map((sentence) => limitsIn(sentence, kinds)).reduce(mergeLimits, {});
  return { said, ...(Object.keys(limits).length > 0 && { limits }) };
}

/** The limits in one sentence, for values of any of these kinds. */
export function limitsIn(sentence: string, kinds: readonly Kind[]): Limits {
  return phrases
    .filter(({ on }) => kinds.includes(on))
    .map(({ says, limits }) => {
      const found = says.exec(sentence);
      return found ? limits(...found.slice(1).map(Number)) : {};
    })
    .reduce(mergeLimits, {});
}

export function mergeLimits(one: Limits, other: Limits): Limits {
  const written = [...(one.written ?? []), ...(other.written ?? [])];
  return { ...one, ...other, ...(written.length > 0 && { written }) };
}

const sentencesOf = (comment: string): string[] => comment.replace(/\s+/g, " ").split(/(?<=[.;])\s/);

/** An array's own comment limits the number of its entries. */
export function kindsOf(shape: Shape): Kind[] {
  if (shape.kind === "array") return ["array"];
  if (shape.kind === "number") return ["number"];
  if (shape.kind === "string" || shape.kind === "decimal") return ["text"];
  return (shape.options ?? []).flatMap(kindsOf);
}
