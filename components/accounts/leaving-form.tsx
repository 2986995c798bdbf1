"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { signOut } from "@/lib/accounts/sign-in/actions";

/** Signs out and leaves the document: nothing of it stays in this tab. */
export function LeavingForm({ children }: { readonly children: ReactNode }) {
  return (
    <ActionForm action={signOut} onSuccess={({ to }) => window.location.replace(to)}>
      {children}
    </ActionForm>
  );
}
