/** One value of a query parameter as text: the first when it is repeated, "" when it is missing. */
export function searchText(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
