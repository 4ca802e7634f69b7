import { createStyled } from "./placeholder";

/** The merchant's element shows one thing at a time: a skeleton, a message or the portal. */
export type FrameContainer = {
  box: HTMLElement;
  /** Whether our box is still in the merchant's element. */
  isInPlace(): boolean;
  show(next: HTMLElement, removeNext?: () => void): void;
  remove(): void;
};

/**
 * The box is as wide as the element. If the element is only as wide as its content (a flex item, `inline-block`,
 * `fixed`), the first column gives it the portal's width, and shrinks if there is less room.
 */
const boxStyle =
  "all:unset;position:relative;display:grid;width:100%;grid:none/minmax(0,640px) minmax(0,1fr)";

/** Creates the only child that we add to the merchant's element. */
export function createFrameContainer(element: HTMLElement): FrameContainer {
  const box = createStyled("div", boxStyle);
  box.dataset.portico = "";
  // A page restored from a copy of its markup (Turbo, pjax) contains a lifeless copy of our box.
  element.querySelectorAll("[data-portico]").forEach((copy) => copy.remove());
  element.append(box);
  let removeShown = () => {};
  return {
    box,
    isInPlace: () => box.parentNode === element,
    show(next, removeNext = () => next.remove()) {
      // Keeps the focus: moves it from an expired frame to the new one, or from "Try again" to its replacement.
      const hadFocus = box.contains(document.activeElement);
      removeShown();
      removeShown = removeNext;
      // A frame is already in the box, and moving it would reload it.
      if (next.parentNode !== box) box.append(next);
      if (hadFocus) next.focus();
    },
    remove() {
      removeShown();
      box.remove();
    },
  };
}
