/** So much of what stands beside it is seen too. */
const beside = 48

/**
 * Scrolls a row or a list so that one of its items is seen. Never by `scrollIntoView`: Chromium lets the Tab key go on
 * from whatever was scrolled to, and who opens a page would begin in the middle of it.
 */
export function showWithin(box: HTMLElement | null, item: Element | null | undefined): void {
  if (!box || !item) return
  const [seen, wanted] = [box.getBoundingClientRect(), item.getBoundingClientRect()]
  box.scrollLeft += beyond(seen.left, seen.right, wanted.left - beside, wanted.right + beside)
  box.scrollTop += beyond(seen.top, seen.bottom, wanted.top, wanted.bottom)
}

const beyond = (from: number, to: number, first: number, last: number) =>
  first < from ? first - from : last > to ? last - to : 0
