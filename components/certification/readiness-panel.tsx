import { Check, CircleDashed } from "lucide-react";
import Link from "next/link";
import { Panel, PanelHeader } from "@/components/ui/panel";
import type { SubmissionReadiness } from "@/lib/partners/types";

/** What a partner needs once before it may hand anything in, with where to do it. */
export function ReadinessPanel({ ready, partner }: { readonly ready: SubmissionReadiness; readonly partner: string }) {
  const settings = `/partner/${partner}/settings`;
  const items = [
    {
      done: ready.emailVerified,
      name: "An owner’s e-mail address is confirmed",
      href: `/partner/${partner}/team`,
      todo: "See who is owner",
    },
    { done: ready.domainVerified, name: "A domain is proven to be yours", href: settings, todo: "Prove a domain" },
    {
      done: ready.agreementAccepted,
      name: "The partner agreement is accepted",
      href: settings,
      todo: "Read and accept it",
    },
  ];
  return (
    <Panel aria-labelledby="ready">
      <PanelHeader
        id="ready"
        title="Before the first submission"
        note={`${items.filter((item) => item.done).length} of ${items.length}`}
      />
      <ul>
        {items.map((item) => (
          <li
            key={item.name}
            className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 border-b border-line px-5 py-2.5 last:border-0"
          >
            {item.done ? (
              <Check size={16} className="mt-0.5 text-ok" aria-hidden />
            ) : (
              <CircleDashed size={16} className="mt-0.5 text-warn" aria-hidden />
            )}
            <p className={item.done ? "text-ink-2" : undefined}>
              {item.name}
              <span className="sr-only">{item.done ? ", done" : ", still to do"}</span>
              {!item.done && (
                <Link href={item.href} className="t-small block">
                  {item.todo}
                </Link>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
