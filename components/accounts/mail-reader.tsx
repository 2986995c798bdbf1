import { X } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { MailView } from "@/lib/accounts/mailbox/data";

const ADDRESS = /(https?:\/\/\S+)/;

/** The text with its addresses as links; everything else is plain text. */
function LinkedText({ text }: { readonly text: string }) {
  const parts = text.split(ADDRESS).map((part, place) => ({ part, place }));
  return parts.map(({ part, place }) =>
    ADDRESS.test(part) ? (
      <a key={place} href={part} className="break-all text-signal-ink underline">
        {part}
      </a>
    ) : (
      part
    ),
  );
}

/** One mail as it was kept: the HTML in a frame that may do nothing, and the text with its links, where they were kept. */
export function MailReader({ mail, closeHref }: { readonly mail: MailView; readonly closeHref: string }) {
  return (
    <Panel aria-labelledby="mail">
      <PanelHeader id="mail" title={<bdi>{mail.subject}</bdi>} note={<bdi>{mail.to}</bdi>}>
        <ButtonLink variant="quiet" size="s" icon href={closeHref} aria-label="Close the mail">
          <X aria-hidden />
        </ButtonLink>
      </PanelHeader>
      <PanelBody className="grid gap-5 lg:grid-cols-2">
        <iframe
          title={`HTML of ${mail.subject}`}
          sandbox=""
          srcDoc={mail.html}
          className="h-[34rem] w-full rounded-md border border-line bg-raised"
        />
        <div className="grid content-start gap-3">
          <p className="text-ink-3">
            <Time at={mail.at} show="datetime" />
          </p>
          {mail.error !== null && <p className="text-bad">{mail.error}</p>}
          <div className="whitespace-pre-wrap" dir="auto">
            <LinkedText text={mail.text} />
          </div>
        </div>
      </PanelBody>
    </Panel>
  );
}
