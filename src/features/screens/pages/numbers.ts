/** A number as a wall shows it; what tells of too few people is not told. */
export const inWords = (value: number | null | undefined): string =>
  value === null ? '少于5' : (value ?? 0).toLocaleString('zh-CN')
