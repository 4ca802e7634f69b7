/** The type and the meaning of a payload's field. */
export type FieldWords = readonly [type: string, what: string];

/** A description of every field of a payload. The compiler reports a field without a description. */
export type FieldsOf<Payload> = { readonly [Field in keyof Required<Payload>]: FieldWords };

/** The docs' description of an event, with an example payload as the page's function receives it. */
export type DescribedEvent = {
  when: string;
  fields: Readonly<Record<string, FieldWords>>;
  example: object;
  /** The possible outcomes of an operation. */
  outcomes?: readonly string[];
};

/** Makes the compiler check the description and the example against the payload's type. */
export function described<Payload extends object>(
  when: string,
  fields: FieldsOf<Payload>,
  example: Payload,
): DescribedEvent {
  return { when, fields, example };
}
