"use client";

import { catchError } from "next/error";
import { BlockMissing } from "./block-missing";

/** The browser's half of `Guarded`: what fails there ends the block, not the page. */
export const BlockBoundary = catchError(function BlockFailed({ words }: { readonly words: string }) {
  return <BlockMissing words={words} />;
});
