/** A sentence with the reference on a line of its own. `label` is the catalog's word for "reference". */
export function withReference(sentence: string, label: string, reference: string | null | undefined): string {
  return reference ? `${sentence}\n${label}: ${reference}` : sentence;
}
