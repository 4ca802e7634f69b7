import { type ComponentType, lazy, Suspense } from "react";

/**
 * A dialog whose script is split off and loads only where the dialog is used, so switched-off features cost customers
 * nothing. The server renders the dialog with the page, so customers can open it and submit its form before any script
 * loads. Use it for visible parts of the page only if few pages have them: the browser may insert such a part a moment
 * later, and the frame's height is wrong until then.
 */
export function lazyDialog<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  return function Later(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
}
