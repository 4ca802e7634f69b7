/** A test, by its file (without `.spec.ts`) and title. `of` names one case of a test that runs for several. */
export type Journey = { file: string; title: string; of?: string };

export const at = (file: string, title: string, of?: string): Journey => ({ file, title, ...(of && { of }) });
