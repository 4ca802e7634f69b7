/** The block "Portico: restricted content" in the editor. The server decides who sees the content. */
(function (wp) {
  const { createElement, Fragment } = wp.element;
  const { InnerBlocks, InspectorControls, useBlockProps } = wp.blockEditor;
  const { PanelBody, TextControl } = wp.components;
  const { __, sprintf } = wp.i18n;

  function Edit({ attributes, setAttributes }) {
    const field = (name, label, help) =>
      createElement(TextControl, {
        label,
        help,
        value: attributes[name],
        onChange: (value) => setAttributes({ [name]: value }),
      });
    const plan = field(
      "plan",
      __("Plans", "portico"),
      __("Names, tiers, product IDs or price IDs, with commas between them. Empty: any plan.", "portico"),
    );
    const status = field(
      "status",
      __("Statuses", "portico"),
      __("Of Stripe, with commas between them. Empty: active, trialing.", "portico"),
    );
    const message = field("message", __("Everyone else reads", "portico"), "");
    const panel = { title: __("Access", "portico") };
    /* translators: %s: names of plans. */
    const some = sprintf(__("Only for customers with: %s", "portico"), attributes.plan);
    const note = attributes.plan ? some : __("Only for customers with a plan", "portico");
    return createElement(
      Fragment,
      null,
      createElement(InspectorControls, null, createElement(PanelBody, panel, plan, status, message)),
      createElement(
        "div",
        useBlockProps({ style: { borderLeft: "4px solid currentColor", paddingLeft: "16px" } }),
        createElement("p", { style: { opacity: 0.7, fontSize: "13px" } }, note),
        createElement(InnerBlocks, null),
      ),
    );
  }

  wp.blocks.registerBlockType("portico/gate", {
    edit: Edit,
    save: () => createElement(InnerBlocks.Content, null),
  });
})(window.wp);
