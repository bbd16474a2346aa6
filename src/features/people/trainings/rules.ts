import type { Day } from '#basics/days.ts'

export type Fault = { code: string; facts: Record<string, string | number> }
export type Trainee = { employeeNo: string; name: string; line: number }

const sheetTitles = { employeeNo: '工号', name: '姓名' } as const

/** The participants of a sheet, or what is wrong with its first faulty line. Lines above the header are left out. */
export function readTrainees(lines: { line: number; cells: string[] }[]): { trainees: Trainee[] } | Fault {
  const titles = Object.values(sheetTitles)
  const at = lines.findIndex(({ cells }) =>
    titles.every((title) => cells.some((cell) => cell.trim() === title)),
  )
  const header = lines[at]?.cells.map((cell) => cell.trim())
  if (!header) return { code: 'training-sheet-header', facts: { titles: titles.join('、') } }
  const trainees = new Map<string, Trainee>()
  for (const { line, cells } of lines.slice(at + 1)) {
    const cell = (title: string) => cells[header.indexOf(title)]?.trim() ?? ''
    const one = { employeeNo: cell(sheetTitles.employeeNo), name: cell(sheetTitles.name), line }
    if (!one.employeeNo || !one.name) return { code: 'training-sheet-empty-cell', facts: { line } }
    if (trainees.has(one.employeeNo))
      return { code: 'training-sheet-twice', facts: { line, employeeNo: one.employeeNo } }
    trainees.set(one.employeeNo, one)
  }
  return trainees.size ? { trainees: [...trainees.values()] } : { code: 'training-sheet-nobody', facts: {} }
}

/** Of a sheet, the first line whose 工号 is nobody's within reach, or somebody's with another name. */
export function strangerAmong(
  trainees: readonly Trainee[],
  known: ReadonlyMap<string, { name: string }>,
): Fault | null {
  for (const { employeeNo, name, line } of trainees) {
    const person = known.get(employeeNo)
    if (!person) return { code: 'training-sheet-stranger', facts: { line, employeeNo, name } }
    if (person.name !== name)
      return { code: 'training-sheet-name', facts: { line, employeeNo, name, registered: person.name } }
  }
  return null
}

/** Why the days of a course cannot be: it has ended when its hours are recorded. */
export function whyNotCourse({ fromOn, untilOn }: { fromOn: Day; untilOn: Day }, today: Day): string | null {
  if (untilOn < fromOn) return 'training-days'
  return untilOn > today ? 'training-not-over' : null
}
