/**
 * What leaves the house without an account tells of groups, not of people. Fewer than five of one kind could be
 * recognized by whoever stands before the wall: the number is held back. Practice of statistical offices is three to
 * ten (M, so a parameter).
 */
export const leastShown = 5
/** An organization with fewer members is too small for any division of them. */
export const leastMembers = 50

type Lines = readonly { values: readonly number[] }[]

const isSmall = (value: number) => value > 0 && value < leastShown

/**
 * The values of lines × series with the small ones held back (null). Where the lines of a series are parts of a known
 * whole, one alone could be worked out from the rest: the next smallest is held back with it.
 */
export function heldBack(lines: Lines, wholes: readonly (number | null)[]): (number | null)[][] {
  const hidden = lines.map(({ values }) => values.map(isSmall))
  for (const [series, whole] of wholes.entries()) {
    if (whole === null) continue
    const held = hidden.filter((line) => line[series]).length
    const sum = lines.reduce((total, { values }) => {
      const value = values[series] ?? 0
      return total + (isSmall(value) ? value : 0)
    }, 0)
    if (held === 0 || (held > 1 && sum >= leastShown)) continue
    const next = lines
      .map(({ values }, at) => ({ at, value: values[series] ?? 0 }))
      .filter(({ value }) => value >= leastShown)
      .toSorted((one, other) => one.value - other.value)[0]
    const line = next && hidden[next.at]
    if (line) line[series] = true
  }
  return acrossSeries(lines, hidden)
}

/** The women among all of a line: what is small of one may be worked out of neither, so a line is held back as one. */
function acrossSeries(lines: Lines, hidden: boolean[][]): (number | null)[][] {
  return lines.map(({ values }, at) => {
    const whole = hidden[at]?.[0] === true
    return values.map((value, series) => (whole || hidden[at]?.[series] ? null : value))
  })
}
