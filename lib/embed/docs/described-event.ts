/** A field of a payload: its type, and what it says. */
export type FieldWords = readonly [type: string, what: string];

/** Every field of a payload, so that the compiler names the one that isn't described. */
export type FieldsOf<Payload> = { readonly [Field in keyof Required<Payload>]: FieldWords };

/** The docs' description of an event, and a payload as the page's function receives it. */
export type DescribedEvent = {
  when: string;
  fields: Readonly<Record<string, FieldWords>>;
  example: object;
  /** How an operation may have ended. */
  outcomes?: readonly string[];
};

/** Holds the words and the example to the payload's type. */
export function described<Payload extends object>(
  when: string,
  fields: FieldsOf<Payload>,
  example: Payload,
): DescribedEvent {
  return { when, fields, example };
}
