/**
 * The block "Portico: customer portal" in the editor. The server renders it.
 */
(function (wp) {
  const { createElement, Fragment } = wp.element;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { CheckboxControl, PanelBody, Placeholder, TextControl } = wp.components;
  const { __ } = wp.i18n;

  const sections = {
    subscriptions: __("Subscriptions", "portico"),
    payment_method: __("Payment method", "portico"),
    billing_details: __("Billing details", "portico"),
    tax_ids: __("Tax IDs", "portico"),
    invoices: __("Invoices", "portico"),
  };

  function Edit({ attributes, setAttributes }) {
    const shown = attributes.sections;
    const toggle = (name) => (isOn) =>
      setAttributes({
        sections: Object.keys(sections).filter((one) => (one === name ? isOn : shown.includes(one))),
      });
    const boxes = Object.keys(sections).map((name) =>
      createElement(CheckboxControl, {
        key: name,
        label: sections[name],
        checked: shown.includes(name),
        onChange: toggle(name),
      }),
    );
    const locale = createElement(TextControl, {
      label: __("Language", "portico"),
      help: __("Such as de or pt-BR. Empty: the language of the site.", "portico"),
      value: attributes.locale,
      onChange: (value) => setAttributes({ locale: value }),
    });
    const open = createElement(TextControl, {
      label: __("Open first", "portico"),
      help: __("A dialog, such as cancellation or update_card. Usually empty.", "portico"),
      value: attributes.open,
      onChange: (value) => setAttributes({ open: value }),
    });
    const panel = { title: __("Show only", "portico") };
    const more = { title: __("More", "portico"), initialOpen: false };
    return createElement(
      Fragment,
      null,
      createElement(
        InspectorControls,
        null,
        createElement(PanelBody, panel, ...boxes),
        createElement(PanelBody, more, locale, open),
      ),
      createElement(
        "div",
        useBlockProps(),
        createElement(Placeholder, {
          icon: "id-alt",
          label: __("Portico: customer portal", "portico"),
          instructions: __("Signed-in users see their subscriptions here.", "portico"),
        }),
      ),
    );
  }

  wp.blocks.registerBlockType("portico/portal", { edit: Edit, save: () => null });
})(window.wp);
