/**
 * Somebody who came with a letter before the master data knew of him has no 工号 yet: he keeps a place for it. The first
 * feed that names his identity number gives the real one.
 */
export const placeholderStart = '待补-'
export const placeholderNumber = (count: number): string =>
  `${placeholderStart}${String(count).padStart(5, '0')}`
