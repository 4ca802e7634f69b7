/** Whether two texts differ in at most two letters, so that one is probably a typing mistake of the other. */
export function isNearly(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2 || one.length < 12) return false;
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return (previous[other.length] ?? Infinity) <= 2;
}
