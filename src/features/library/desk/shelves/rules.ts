type Column = { id: number; key: string | null; parentId: number | null; name: string }

/** Why a column cannot stand where it is put: two of a name side by side, or a column within itself. */
export function whyNotPlace(
  placed: { id: number | null; name: string; parentId: number | null },
  columns: Column[],
): { code: string; field: string } | null {
  const twin = columns.some(
    (one) => one.id !== placed.id && one.parentId === placed.parentId && one.name === placed.name,
  )
  if (twin) return { code: 'library-name-taken', field: 'name' }
  if (placed.parentId === null) return null
  if (!columns.some((one) => one.id === placed.parentId))
    return { code: 'library-column-unknown', field: 'parentId' }
  const above = new Map(columns.map((one) => [one.id, one.parentId]))
  for (let at: number | null = placed.parentId; at !== null; at = above.get(at) ?? null)
    if (at === placed.id) return { code: 'library-column-circle', field: 'parentId' }
  return null
}

/** Why a column cannot be removed: the program looks for it, or something stands in it. */
export function whyNotRemove(column: Column, held: { materials: number; columns: number }): string | null {
  if (column.key !== null) return 'library-column-fixed'
  return held.materials + held.columns > 0 ? 'library-shelf-full' : null
}
