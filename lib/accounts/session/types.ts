/** A place where the person is signed in. Browser and system are null when the header did not tell. */
export type SessionView = {
  id: string;
  browser: string | null;
  system: string | null;
  ip: string | null;
  createdAt: Date;
  seenAt: Date;
  isCurrent: boolean;
};
