/** A column of the library, in their order. */
export type Column = { id: number; parentId: number | null; name: string }

/** A column and all that lie below it. */
export function columnsBelow(columns: readonly Column[], id: number): number[] {
  const below = columns.filter(({ parentId }) => parentId === id)
  return [id, ...below.flatMap((one) => columnsBelow(columns, one.id))]
}

/** The columns that hold some of these, or a column below them does; each called by the way to it. */
export function columnsHolding(columns: readonly Column[], held: ReadonlySet<number>) {
  const known = new Map(columns.map((one) => [one.id, one]))
  const nameOf = ({ name, parentId }: Column): string => {
    const above = parentId === null ? undefined : known.get(parentId)
    return above ? `${nameOf(above)} / ${name}` : name
  }
  return columns
    .filter(({ id }) => columnsBelow(columns, id).some((one) => held.has(one)))
    .map((one) => ({ id: one.id, name: nameOf(one) }))
    .sort((one, other) => placeOf(columns, one.id).localeCompare(placeOf(columns, other.id)))
}

/** Where a column stands when each is followed by those below it. */
function placeOf(columns: readonly Column[], id: number): string {
  const at = columns.findIndex((one) => one.id === id)
  const parent = columns[at]?.parentId ?? null
  const own = String(at).padStart(4, '0')
  return parent === null ? own : `${placeOf(columns, parent)}.${own}`
}
