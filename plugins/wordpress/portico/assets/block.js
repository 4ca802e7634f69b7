/* The block in the editor: a place with its name, because the portal is each customer's own. */
(({ blocks, element, i18n, blockEditor, components }) => {
  const { createElement: create } = element;
  const { __ } = i18n;

  blocks.registerBlockType("portico/portal", {
    edit: () =>
      create(
        "div",
        blockEditor.useBlockProps(),
        create(components.Placeholder, {
          icon: "id-alt",
          label: __("Customer portal", "portico"),
          instructions: __("Signed-in customers see their own billing here. Others see nothing.", "portico"),
        }),
      ),
    save: () => null,
  });
})(window.wp);
