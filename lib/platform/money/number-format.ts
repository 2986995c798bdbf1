const made = new Map<string, Intl.NumberFormat>();

/**
 * A number format that is made once a process: making one takes tens of microseconds, and a page of results needs a hundred.
 * Languages, currencies and options come from the product's own short lists, so the map stays small.
 */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, options);
  made.set(key, format);
  return format;
}
