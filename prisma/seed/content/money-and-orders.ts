import type { SeedListing } from "./types";

/** Accounting, tax, payments, orders and delivery. */
export const MONEY_AND_ORDERS: readonly SeedListing[] = [
  {
    name: "Tallyho for QuickBooks", partner: "tallyho", depth: 4, promise: "Books every order in QuickBooks by midnight.",
    about: "Tallyho keeps QuickBooks in step with your shop. Sales, tax, fees and refunds are booked as separate lines, so the books agree with the bank.\n\n**Works with** QuickBooks Online Essentials, Plus and Advanced.",
    features: [["Every order, booked", "Sales, tax, fees and refunds land as separate lines."], ["Corrections come back", "Fix a customer's tax number in QuickBooks and Example has it within a minute."], ["Closes at midnight, yours", "Pick the hour and the time zone. The day's summary waits in your inbox."], ["Nothing booked twice", "Each order carries its own number. A repeat is recognised and left alone."]],
    minutes: 2, steps: [["Press Install", "Choose the workspace and agree to what it may do."], ["Sign in to QuickBooks", "Tallyho never sees your password."], ["Match your accounts", "We suggest four. Change any of them."], ["Book yesterday", "One day as a trial. Undo it if it looks wrong."]],
    plans: [["Solo", 0, "50 orders a month"], ["Shop", 19, "2,000 orders a month", 14], ["House", 79, "No limit, three ledgers"]], requirements: ["QuickBooks Online Essentials or above"],
    useCases: ["accounting-and-tax"], toolTypes: ["accounting"], industries: ["retail", "food-and-drink"], functionalities: ["two-way-sync", "reporting"], things: ["Sales journal", "Contacts", "Bank matches"],
    scopes: [["orders:read", "To book every order with its lines and tax."], ["customers:read", "To put the right name on the invoice."], ["payments:read", "To match payments with the bank."], ["customers:write", "To send corrected tax numbers back.", "optional"]],
    events: [["order.created", "To book an order as it happens."], ["order.updated", "To book corrections."], ["payment.completed", "To close the invoice."]],
    popularity: 96, stars: [5, 5, 5, 4, 5, 3, 5, 5, 4, 5, 5, 2], second: { changes: "Refunds are booked on the day they reach the customer, not the day they were asked for." },
  },
  {
    name: "Tallyho for Xero", partner: "tallyho", depth: 4, promise: "Daily sales in Xero, split the way your accountant wants.",
    about: "One journal a day or one invoice an order, with tracking categories by channel. Corrections in Xero flow back to customers in Example.",
    features: [["Journal or invoices", "Choose once, change later; nothing is booked twice."], ["Tracking categories", "Channel, region or anything in the order's note."], ["Multi-currency", "Booked at the day's rate that Xero uses."]],
    minutes: 3, steps: [["Press Install"], ["Connect Xero", "Pick the organisation."], ["Choose how to book", "A journal a day is the default."], ["Check yesterday"]],
    plans: [["Solo", 0, "50 orders a month"], ["Shop", 19, "2,000 orders a month", 14]], requirements: ["Any Xero plan"],
    useCases: ["accounting-and-tax"], toolTypes: ["accounting"], industries: ["retail", "fashion"], functionalities: ["two-way-sync"], things: ["Invoices", "Contacts"],
    scopes: [["orders:read", "To book orders."], ["customers:read", "To name the contact."], ["customers:write", "To return corrected tax numbers.", "optional"]], events: [["order.created", "To book as it happens."], ["order.updated", "To book corrections."]],
    popularity: 71, stars: [5, 4, 5, 5, 4, 5, 4],
  },
  {
    name: "Tallyho for Sage", partner: "tallyho", depth: 3, promise: "Orders into Sage Accounting every hour.",
    about: "A one-way feed for shops whose accountant lives in Sage. Reads orders and payments, writes nothing back.",
    features: [["Hourly feed", "Or on a button when the accountant is on the phone."], ["Ledger codes", "Map them once; new products fall into a safe default."]],
    minutes: 6, steps: [["Press Install"], ["Sign in to Sage"], ["Map ledger codes"]], plans: [["Shop", 15, "2,000 orders a month", 14]],
    useCases: ["accounting-and-tax"], toolTypes: ["accounting"], industries: ["manufacturing", "retail"], functionalities: ["import-and-export"], things: ["Sales ledger"],
    scopes: [["orders:read", "To feed the ledger."], ["payments:read", "To mark invoices as paid."]], events: [["order.created", "To feed as it happens."], ["payment.completed", "To mark invoices as paid."]], popularity: 22, stars: [4, 3, 4],
  },
  {
    name: "Taxfold VAT", partner: "taxfold", depth: 4, promise: "File VAT in 31 countries from the orders you already have.",
    about: "Taxfold sorts every order by country and rate, fills in the One-Stop Shop return, and warns before a threshold is crossed.",
    features: [["Thresholds watched", "A mail at 80 % and at the day you must register."], ["Returns prefilled", "OSS and national returns, checked against your payments."], ["Customer numbers checked", "VIES answers are stored with the order."]],
    minutes: 5, steps: [["Press Install"], ["Say where you are registered"], ["Check three sample orders"]], plans: [["One country", 12, "Up to 500 orders a month", 30], ["Europe", 49, "All countries"]],
    useCases: ["accounting-and-tax"], toolTypes: ["accounting"], industries: ["retail", "software-and-subscriptions"], functionalities: ["reporting", "document-creation"], things: ["Returns", "Evidence"],
    scopes: [["orders:read", "To know country, rate and amount."], ["customers:read", "To check VAT numbers."], ["customers:write", "To store the checked number."]], events: [["order.created", "To classify an order at once."], ["customer.created", "To check the number once."]],
    popularity: 64, stars: [5, 4, 4, 5, 5, 4], second: { changes: "Adds the checked VAT number to the customer, so the next order needs no question." },
  },
  {
    name: "Avalara rates by Taxfold", partner: "taxfold", depth: 2, promise: "US sales tax at the address, on every order.",
    about: "Asks Avalara for the exact rate as soon as an order exists and keeps the answer as evidence.",
    features: [["Exact address", "State, county, city and district."], ["Evidence kept", "Seven years, with the rate table's date."]], minutes: 8, steps: [["Press Install"], ["Enter your Avalara account"], ["Choose your nexus states"]], plans: [["Standard", 25, "1,000 orders a month", 14]], requirements: ["An Avalara AvaTax account"],
    useCases: ["accounting-and-tax"], toolTypes: ["accounting"], industries: ["retail"], functionalities: ["reporting"], things: ["Tax rates"], scopes: [["orders:read", "To know address and amount."]], events: [["order.created", "To fetch the rate at once."]], popularity: 18, stars: [4, 4],
  },
  {
    name: "iCount invoices", partner: "mizrach", depth: 3, promise: "Israeli tax invoices from every order, in Hebrew.",
    about: "Issues a numbered tax invoice or receipt in iCount for each order, with allocation numbers where the law asks for them.",
    features: [["Allocation numbers", "Fetched before the invoice is sent."], ["Hebrew and English", "By the customer's language."], ["Receipts for payments", "One for each, never two."]], minutes: 4, steps: [["Press Install"], ["Enter your iCount company id"], ["Choose document types"]], plans: [["Basic", 9, "300 documents", 14], ["Plus", 24, "No limit"]],
    useCases: ["accounting-and-tax"], toolTypes: ["accounting"], industries: ["retail", "professional-services"], functionalities: ["document-creation"], things: ["Tax invoices", "Receipts"], scopes: [["orders:read", "To fill in the invoice."], ["customers:read", "To name the customer."], ["payments:read", "To issue receipts."]], events: [["order.created", "To issue the invoice."], ["payment.completed", "To issue the receipt."]], popularity: 29, stars: [5, 5, 4, 5, 5],
  },
  {
    name: "Green Invoice bridge", partner: "mizrach", depth: 3, promise: "Sends orders to morning (Green Invoice) as they are paid.",
    about: "For businesses that keep their books in morning. Paid orders become invoice-receipts within a minute.",
    features: [["On payment", "Nothing is issued for an unpaid order."], ["Cancelled means credited", "A credit document follows a cancelled order."]], minutes: 4, steps: [["Press Install"], ["Paste the API key"], ["Issue a test document"]], plans: [["Basic", 9, "300 documents", 14]],
    useCases: ["accounting-and-tax"], toolTypes: ["accounting"], functionalities: ["document-creation"], things: ["Invoice-receipts"], scopes: [["orders:read", "To fill in the document."], ["payments:read", "To know it is paid."]], events: [["payment.completed", "To issue at once."], ["order.updated", "To credit a cancelled order."]], popularity: 17, stars: [4, 5],
  },
  {
    name: "Stripe reconciliation", partner: "dunning", depth: 3, promise: "Every Stripe payout explained, line by line.",
    about: "Matches Stripe payouts with orders and payments in Example, and lists what is left over with the likely reason.",
    features: [["Payout to order", "Fees, refunds and disputes beside each charge."], ["Left-overs listed", "With a reason, not just a number."]], minutes: 3, steps: [["Press Install"], ["Connect Stripe", "Read-only."], ["Read last month's report"]], plans: [["Standard", 14, "Up to $100,000 a month", 14]],
    useCases: ["payments", "accounting-and-tax"], toolTypes: ["accounting"], industries: ["software-and-subscriptions"], functionalities: ["reporting"], things: ["Payouts", "Fees"], scopes: [["payments:read", "To match charges."], ["orders:read", "To name what was sold."]], events: [["payment.completed", "To match at once."]], popularity: 38, stars: [5, 4, 5, 4, 5],
  },
  {
    name: "Dunning Bell", partner: "dunning", depth: 3, promise: "Retries failed subscription payments at the hour they succeed.",
    about: "Looks at when each customer's card works and asks again then, with a polite mail in between.",
    features: [["Right hour", "Learned per bank and country."], ["Polite mails", "Three at most, in the customer's language."], ["8 % of what it recovers", "Nothing if it recovers nothing."]], minutes: 3, steps: [["Press Install"], ["Choose the tone"], ["Switch it on"]], plans: [["Share", 0, "8 % of what it recovers"]],
    useCases: ["payments"], toolTypes: ["automation"], industries: ["software-and-subscriptions"], functionalities: ["workflow-automation", "notifications"], things: ["Retries", "Letters"], scopes: [["subscriptions:read", "To know what is due."], ["payments:read", "To know what failed."], ["customers:read", "To write to the right person."]], events: [["subscription.cancelled", "To stop asking."], ["payment.completed", "To stop asking."]], popularity: 44, stars: [5, 5, 4, 4, 5, 5],
  },
  {
    name: "PayPal matcher", partner: "dunning", depth: 2, promise: "Marks orders as paid when the PayPal money is there.", about: "Listens to PayPal and updates the order's status, so that nobody packs before the money arrives.",
    features: [["Waits for the money", "Pending PayPal payments stay open."], ["Partial payments", "Shown as a note on the order."]], minutes: 2, steps: [["Press Install"], ["Connect PayPal"]], plans: [["Free", 0]], useCases: ["payments"], toolTypes: ["storefront"], functionalities: ["notifications"], things: ["Transactions"], scopes: [["orders:read", "To find the order."], ["orders:write", "To mark it as paid and leave a note."]], events: [["order.created", "To wait for its payment."]], popularity: 31, stars: [4, 4, 3],
  },
  {
    name: "Klarna settlement notes", partner: "dunning", depth: 1, promise: "Opens the Klarna settlement from the order.", about: "An icon on the order that opens the right settlement line in Klarna.",
    features: [["One click", "No searching by reference."]], minutes: 1, steps: [["Press Install"]], plans: [["Free", 0]], useCases: ["payments"], toolTypes: ["storefront"], functionalities: ["embedded-screens"], things: ["Settlements"], popularity: 12, fate: "uncertified",
  },
  {
    name: "Parcelwise labels", partner: "parcelwise", depth: 4, promise: "Buy labels and send tracking numbers back to each order.",
    about: "DHL, DPD, GLS and UPS at contract rates. A label is one click or a rule; the tracking number is on the order before the printer stops.",
    features: [["Rules", "By weight, country and promise."], ["Tracking comes back", "As a note on the order, in a second."], ["Return labels", "In the box or on request."]], minutes: 5, steps: [["Press Install"], ["Add your carriers"], ["Print a test label"]], plans: [["Pay per label", 0, "6 cents a label"], ["Warehouse", 59, "No limit", 14]],
    useCases: ["orders-and-delivery"], toolTypes: ["shipping"], industries: ["retail", "fashion", "food-and-drink"], functionalities: ["two-way-sync", "document-creation"], things: ["Labels", "Tracking"], scopes: [["orders:read", "To know what goes where."], ["orders:write", "To write the tracking number and mark as fulfilled."], ["customers:read", "To print name and address."]], events: [["order.created", "To prepare the label."], ["payment.completed", "To release it."]],
    popularity: 93, stars: [5, 5, 5, 4, 5, 5, 4, 5, 5, 3], second: { changes: "Marks orders as fulfilled when the carrier scans them." },
  },
  {
    name: "DHL Express by Northbound", partner: "northbound", depth: 3, promise: "Customs papers for DHL Express, filled in from the order.", about: "Commercial invoice, HS codes and CN23 without typing. The papers are ready when the courier rings.",
    features: [["HS codes remembered", "Once per product."], ["Papers attached", "PDF in the order's note."]], minutes: 6, steps: [["Press Install"], ["Enter your DHL account"], ["Check two products"]], plans: [["Standard", 19, "200 shipments", 14]], useCases: ["orders-and-delivery"], toolTypes: ["shipping"], industries: ["manufacturing", "retail"], functionalities: ["document-creation"], things: ["Customs papers"], scopes: [["orders:read", "To describe the goods."], ["customers:read", "To name the recipient."]], events: [["order.created", "To prepare the papers."]], popularity: 26, stars: [4, 5, 4],
  },
  {
    name: "Pallet desk", partner: "northbound", depth: 2, promise: "Quotes and books pallets when an order is heavy.", about: "Watches for orders above your weight limit and returns three freight quotes as a note.", features: [["Three quotes", "Within five minutes, in working hours."]], minutes: 4, steps: [["Press Install"], ["Set the weight limit"]], plans: [["Free", 0, "You pay the carrier"]], useCases: ["orders-and-delivery"], toolTypes: ["shipping"], industries: ["manufacturing"], functionalities: ["notifications"], things: ["Quotes"], scopes: [["orders:read", "To know weight and place."], ["orders:write", "To leave the quotes as a note."]], events: [["order.created", "To ask for quotes."]], popularity: 9, fate: "submitted",
  },
  {
    name: "Boomerang Returns", partner: "boomerang", depth: 5, promise: "Customers return an order in two taps, inside your own pages.", about: "A returns desk inside Example: reasons, labels, refunds and exchanges on one screen, in your colours.",
    features: [["Two taps", "No account, no printer needed."], ["Exchange first", "One in three returns becomes an exchange."], ["Your rules", "Days, fees and exceptions."]], minutes: 8, steps: [["Press Install"], ["Set your rules"], ["Return a test order"]], plans: [["Start", 29, "100 returns", 14], ["Grow", 99, "1,000 returns"]],
    useCases: ["orders-and-delivery", "support"], toolTypes: ["shipping"], industries: ["fashion", "retail"], functionalities: ["embedded-screens", "workflow-automation"], things: ["Returns", "Exchanges"], scopes: [["orders:read", "To know what was bought."], ["orders:write", "To note the return."], ["customers:read", "To greet the customer."], ["payments:read", "To refund what was paid.", "optional"]], events: [["order.updated", "To follow the order."]], popularity: 58, stars: [5, 4, 5, 5, 4, 5, 4],
  },
  {
    name: "Stockroom", partner: "stockroom", depth: 4, promise: "One count of stock for your shop, your shelf and Amazon.", about: "Takes every sale off one count within seconds and warns before you sell what you do not have.", features: [["One count", "Shop, shelf, Amazon and eBay."], ["Low-stock warning", "By how fast it sells, not by a fixed number."], ["Kits", "Selling one box takes six bottles."]], minutes: 15, steps: [["Press Install"], ["Import your stock list"], ["Connect a channel"], ["Count one shelf"]], plans: [["Shop", 24, "500 products", 14], ["Warehouse", 89, "No limit"]], useCases: ["orders-and-delivery"], toolTypes: ["storefront"], industries: ["retail", "food-and-drink"], functionalities: ["two-way-sync"], things: ["Stock", "Purchase orders"], scopes: [["orders:read", "To take sales off the count."], ["orders:write", "To note what is out of stock."]], events: [["order.created", "To take it off the count at once."], ["order.updated", "To put cancelled goods back."]], popularity: 67, stars: [5, 4, 4, 5, 5, 3, 4],
  },
  {
    name: "ShipStation link", partner: "parcelwise", depth: 0, promise: "ShipStation in your Example menu.", about: "A link in the menu for teams that ship from ShipStation.", features: [["A link", "Opens ShipStation in a new tab."]], minutes: 1, steps: [["Press Install"]], plans: [["Free", 0]], useCases: ["orders-and-delivery"], toolTypes: ["shipping"], functionalities: ["embedded-screens"], things: ["Shipments"], popularity: 14, stars: [3],
  },
  {
    name: "Order export to SFTP", partner: "openhands", type: "community", depth: 3, promise: "Nightly CSV of orders to any SFTP server.", about: "A small script for people whose warehouse still wants a file. Host it yourself or use the public instance.", features: [["Plain CSV", "Columns you choose, in the order you choose."], ["Retries", "Tries again until the file is there."]], minutes: 10, steps: [["Press Install"], ["Enter the server and a key"], ["Send yesterday"]], plans: [["Free", 0, "Donations welcome"]], useCases: ["orders-and-delivery"], toolTypes: ["automation"], industries: ["manufacturing"], functionalities: ["import-and-export"], things: ["CSV files"], scopes: [["orders:read", "To write the file."]], events: [["order.created", "To include late orders."]], community: { repository: "https://openhands.example/order-export", licence: "MIT", maintainer: "Jonas Weber" }, popularity: 21, stars: [4, 5, 4],
  },
  {
    name: "Loyal Otter points", partner: "loyal", depth: 4, promise: "Points for every order, spent at the next one.", about: "A points programme people understand: one point a dollar, a hundred points a voucher.", features: [["One rule", "Customers can repeat it."], ["Vouchers", "Sent by themselves, valid for a year."]], minutes: 5, steps: [["Press Install"], ["Choose the reward"], ["Announce it"]], plans: [["Start", 0, "200 members"], ["Club", 39, "5,000 members", 14]], useCases: ["marketing", "sales"], toolTypes: ["crm"], industries: ["food-and-drink", "health-and-beauty"], functionalities: ["workflow-automation"], things: ["Members", "Vouchers"], scopes: [["orders:read", "To count points."], ["customers:read", "To know the member."], ["customers:write", "To note the points on the customer."]], events: [["order.created", "To add points at once."], ["customer.created", "To offer membership."]], popularity: 33, stars: [5, 4, 4, 5],
  },
  {
    name: "Afterpay status", partner: "dunning", depth: 2, promise: "Shows the instalment plan on the order.", about: "Was made for the first version of Afterpay's interface. Use Stripe reconciliation instead.", features: [["Instalments", "How many are paid and when the next is due."]], minutes: 2, steps: [["Press Install"]], plans: [["Free", 0]], useCases: ["payments"], toolTypes: ["storefront"], functionalities: ["notifications"], things: ["Instalments"], scopes: [["orders:read", "To find the order."]], events: [["order.created", "To look up the plan."]], popularity: 6, stars: [2, 3], fate: "deprecated",
  },
];
