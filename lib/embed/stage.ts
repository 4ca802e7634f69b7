import { draw } from "./placeholder";

/** What stands in the merchant's element: a skeleton, a message or the portal, one at a time. */
export type Stage = {
  box: HTMLElement;
  /** Nobody has emptied the merchant's element or put something else into it since. */
  isInPlace(): boolean;
  show(next: HTMLElement, removeNext?: () => void): void;
  remove(): void;
};

/** Makes the one child that the merchant's element gets from us. */
export function createStage(element: HTMLElement): Stage {
  const box = draw("div", "position:relative");
  box.dataset.portico = "";
  // A page restored from a copy of its own markup (Turbo, pjax) has a box in it that nothing stands behind.
  element.querySelectorAll("[data-portico]").forEach((copy) => copy.remove());
  element.append(box);
  let removeShown = () => {};
  return {
    box,
    isInPlace: () => box.parentNode === element,
    show(next, removeNext = () => next.remove()) {
      // Focus follows: from the frame to the one that renews it, from "Try again" to what takes its place.
      const hadFocus = box.contains(document.activeElement);
      removeShown();
      removeShown = removeNext;
      // A frame stands in the box already and would load again if it were moved.
      if (next.parentNode !== box) box.append(next);
      if (hadFocus) next.focus();
    },
    remove() {
      removeShown();
      box.remove();
    },
  };
}
