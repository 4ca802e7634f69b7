/** The part of the catalogue about what concerns the customer as a whole. */
export const customer = {
  "said.add_tax_id": "Added. It appears on your next invoices.",
  "said.remove_tax_id": "Removed. Your next invoices are made without it.",
  "billing.title": "Billing details",
  "billing.body":
    "They appear on your next invoices. The tax depends on the address. Invoices you already have do not change.",
  "billing.empty": "No billing details yet.",
  "billing.name": "Name or company",
  "billing.address": "Address",
  "billing.phone": "Phone",
  "billing.email": "E-mail",
  "tax.title": "Tax IDs",
  "tax.body":
    "It appears on your next invoices and may change the tax on them. Invoices you already have do not change.",
  "tax.empty": "No tax ID yet.",
  "tax.vat": "{place}: VAT number",
  "tax.number": "{place}: tax number",
  "tax.named": "{place}: {name}",
  "tax.other": "Tax ID",
  "tax.pending": "Being checked",
  "tax.verified": "Verified",
  "tax.unverified": "Not verified",
  "tax.remove.title": "Remove {value}?",
  "tax.remove.body":
    "Your next invoices are made without it, and more tax may be due on them. Invoices you already have do not change.",
  "field.tax_id": "This is not a number of the chosen kind. Check both again.",
  "field.tax_id_known": "You have added this one already.",
  "field.tax_id_type": "Choose a kind.",
} as const;
