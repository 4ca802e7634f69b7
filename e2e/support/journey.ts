/** A test by its file (without `.spec.ts`) and its title; `of` is the row of a test that is told for several. */
export type Journey = { file: string; title: string; of?: string };

export const at = (file: string, title: string, of?: string): Journey => ({ file, title, ...(of && { of }) });
