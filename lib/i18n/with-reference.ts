/** Adds the reference to a sentence on a separate line. `label` is the catalog's word for "reference". */
export function withReference(sentence: string, label: string, reference: string | null | undefined): string {
  return reference ? `${sentence}\n${label}: ${reference}` : sentence;
}
