/** Version 1 of the partner agreement, Markdown. A company that runs a marketplace replaces it by its own. */
export const FIRST_AGREEMENT = {
  title: "Partner agreement",
  body: `## What you may do

You may build integrations, test them in the sandbox, and publish those that pass certification.

## What you promise

- Your integration does what its listing says, and asks only for the permissions it uses.
- You keep customers’ data only as long as their installation lives, and delete it within 30 days when asked.
- You answer customers at the support address in your listing within two working days.
- You tell us within 24 hours when you learn that customers’ data was exposed.

## What we promise

- We tell you what a submission lacks, with the rule and the evidence, before we refuse it.
- We keep your signing secrets encrypted and show them once.
- We announce changes of the API that break integrations at least 90 days before.

## Money

We keep a share of what customers pay you through the marketplace, as the schedule in your portal says. The schedule that was in force
when a charge was made decides its share.

## Ending it

You may take a listing down with 90 days’ notice to its customers. We may suspend a listing at once when it harms customers, and tell you
why.`,
} as const;
