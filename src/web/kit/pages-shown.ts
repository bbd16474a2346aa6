/** The first, the last and those around the present page; a negative number stands for a gap. */
export function pagesShown(page: number, last: number): number[] {
  const near = Array.from({ length: last }, (_, at) => at + 1).filter(
    (one) => one === 1 || one === last || Math.abs(one - page) <= 2,
  )
  return near.flatMap((one, at) => {
    const before = near[at - 1] ?? 0
    if (one - before === 2) return [one - 1, one]
    return one - before > 2 ? [-one, one] : [one]
  })
}
