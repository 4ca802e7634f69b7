/** About 32 kB of image, written as a data URL. */
export const logoCharsMax = 44_000;
