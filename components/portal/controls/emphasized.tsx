import { Fragment } from "react";

/** Emphasizes words of a sentence, such as an amount or a date: the first occurrence of each string in `strong`. */
export function Emphasized({
  text,
  strong,
  className,
}: {
  text: string;
  strong: string[];
  className: string;
}) {
  return partsOf(text, strong).map((part, place) =>
    place % 2 === 0 ? (
      <Fragment key={place}>{part}</Fragment>
    ) : (
      <strong key={place} className={className}>
        <bdi>{part}</bdi>
      </strong>
    ),
  );
}

/** Splits the text at the strong words. Every second part is strong. */
function partsOf(text: string, strong: string[]): string[] {
  const places = strong
    .map((words) => ({ words, at: text.indexOf(words) }))
    .filter(({ words, at }) => words && at >= 0)
    .sort((one, other) => one.at - other.at);
  const parts: string[] = [];
  let from = 0;
  for (const { words, at } of places) {
    if (at < from) continue;
    parts.push(text.slice(from, at), words);
    from = at + words.length;
  }
  return [...parts, text.slice(from)];
}
