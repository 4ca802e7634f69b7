/** Texts about the customer as a whole. */
export const customer = {
  "said.add_tax_id": {
    text: "Tax ID added. It’ll appear on future invoices.",
    context: "A tax ID was added.",
  },
  "said.remove_tax_id": {
    text: "Tax ID removed. Future invoices won’t show it.",
    context: "A tax ID was removed.",
  },
  "billing.title": "Billing details",
  "billing.body": {
    text: "Used on future invoices and to work out tax. Past invoices stay as they are.",
    context: "The subject of “Used” is the billing details.",
  },
  "billing.empty": { text: "None", context: "Shown instead of the billing details if there are none." },
  "billing.name": "Name or company",
  "billing.address": "Address",
  "billing.phone": "Phone",
  "billing.email": { text: "Email", context: "Label of a row." },
  "said.purchase_order.saved": "Purchase order number saved. It’ll appear on future invoices.",
  "said.purchase_order.removed": "Purchase order number removed. Future invoices won’t show it.",
  "purchase.title": {
    text: "Purchase order number",
    context: "Label of a row and a field: the number that a company gives an order, for its own bookkeeping.",
  },
  "purchase.body": "Added to future invoices. Leave it empty to remove it.",
  "purchase.edit": "Edit purchase order number",
  "purchase.empty": { text: "None", context: "Shown instead of the purchase order number if there is none." },
  "tax.title": { text: "Tax ID", context: "Label of a row: the customer’s tax IDs." },
  "tax.body": {
    text: "Added to future invoices. It may change the tax you pay.",
    context: "“It” is the tax ID.",
  },
  "tax.empty": { text: "None", context: "Shown instead of the tax ID if there is none." },
  "tax.vat": { text: "{place}: VAT number", context: "{place} is a country or the European Union." },
  "tax.number": { text: "{place}: tax number", context: "{place} is a country." },
  "tax.named": {
    text: "{place}: {name}",
    context: "{place} is a country, {name} its own name for the number: “Brazil: CNPJ”.",
  },
  "tax.pst_bc": { text: "PST (British Columbia)", context: "A tax of this Canadian province." },
  "tax.pst_mb": { text: "PST (Manitoba)", context: "A tax of this Canadian province." },
  "tax.pst_sk": { text: "PST (Saskatchewan)", context: "A tax of this Canadian province." },
  "tax.qst": { text: "QST (Québec)", context: "A tax of this Canadian province." },
  "tax.one_stop_shop": {
    text: "One-stop shop",
    context: "After “European Union: ”, its name for a scheme to declare VAT in one member state (OSS).",
  },
  "tax.corporate_number": { text: "Corporate number", context: "After “Japan: ”: 法人番号." },
  "tax.foreign_business": {
    text: "Registered foreign business",
    context: "After “Japan: ”: 登録国外事業者.",
  },
  "tax.other": { text: "Tax ID", context: "Shown instead of a tax ID’s kind if the kind isn’t known." },
  "tax.pending": { text: "Being checked", context: "State of a tax ID, on a badge." },
  "tax.verified": { text: "Verified", context: "State of a tax ID, on a badge." },
  "tax.unverified": { text: "Not verified", context: "State of a tax ID, on a badge." },
  "tax.remove.title": { text: "Remove {value}?", context: "{value} is the tax ID itself: “DE123456789”." },
  "tax.remove.body":
    "Future invoices won’t show it, and you may be charged more tax. Past invoices stay as they are.",
  "field.tax_id": {
    text: "This isn’t a valid number for this type. Check the type and the number.",
    context: "A type is, for example, “Brazil: CNPJ”.",
  },
  "field.tax_id_known": {
    text: "You’ve already added this tax ID.",
    context: "Below the field of a tax ID.",
  },
  "field.tax_id_type": {
    text: "Choose a type.",
    context: "The type of a tax ID, such as “Brazil: CNPJ”.",
  },
} as const;
