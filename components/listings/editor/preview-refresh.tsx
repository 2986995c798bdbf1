"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { previewChannel } from "./preview-channel";

/** Keeps a preview fresh while its listing is edited elsewhere; keeps the reader's place. */
export function PreviewRefresh({ listing }: { readonly listing: string }) {
  const router = useRouter();
  useEffect(() => {
    const channel = previewChannel(listing);
    if (!channel) return;
    channel.onmessage = () => router.refresh();
    return () => channel.close();
  }, [listing, router]);
  return null;
}
