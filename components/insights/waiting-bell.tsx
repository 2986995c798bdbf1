import { loadWaiting } from "@/lib/insights/waiting/loaders";
import type { Locale } from "@/lib/platform/messages/locales";
import { BellMenu } from "./bell-menu";
import { waitingList } from "./waiting-words";

/** What waits for the reader, in every place they act in, behind a bell. */
export async function WaitingBell({ locale }: { readonly locale: Locale }) {
  return <BellMenu list={await waitingList(await loadWaiting(), locale)} locale={locale} />;
}
