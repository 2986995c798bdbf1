"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { Toaster as Sonner, toast } from "sonner";

/** Where toasts appear; `AppShell` has one. Errors that need a decision belong in the page, not here. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      icons={{ success: <CircleCheck aria-hidden />, error: <CircleAlert aria-hidden /> }}
      toastOptions={{ unstyled: true, className: "toast" }}
    />
  );
}

/** Tells that something is done; `undo` offers the way back for ten seconds. */
export function toastDone(message: string, undo?: { readonly label: string; readonly onClick: () => void }): void {
  toast.success(message, undo === undefined ? {} : { duration: 10_000, action: undo });
}

/** Tells that something did not work; `errorId` is what support asks for. */
export function toastFailed(message: string, errorId?: string): void {
  toast.error(message, errorId === undefined ? {} : { description: errorId });
}
