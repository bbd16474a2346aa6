/** Hangs boards on the walls of a room, in the order of the walk and evenly. */
import { boardMeasures, type PlannedExhibit } from '../plan/rules.ts'
import type { Spot, Stretch } from '../shapes/rules.ts'

export type HungBoard = {
  exhibit: PlannedExhibit
  stretch: Stretch
  width: number
  height: number
  bottom: number
  /** Towards whoever looks at it. */
  facing: Spot
}

const gap = 0.3
const eyeHeight = 1.72
const lengthOf = ({ from, to }: Stretch) => Math.hypot(to[0] - from[0], to[1] - from[1])
const widthOf = (exhibit: PlannedExhibit) => boardMeasures[exhibit.size].width

/** Which boards hang on which stretch: spread over the whole length, or drawn together as far as room demands. */
export function spread(boards: PlannedExhibit[], runs: Stretch[]): PlannedExhibit[][] {
  let hung: PlannedExhibit[][] = []
  for (let evenness = 10; evenness >= 0; evenness--) {
    hung = forward(boards, runs, evenness / 10)
    if (hung.flat().length === boards.length) return hung
  }
  return hung
}

/** Hangs one after the other, never back; a board that fits nowhere any more is left out. */
function forward(boards: PlannedExhibit[], runs: Stretch[], evenness: number): PlannedExhibit[][] {
  const whole = runs.reduce((sum, run) => sum + lengthOf(run), 0)
  const hung: PlannedExhibit[][] = runs.map(() => [])
  const fits = (board: PlannedExhibit, run: Stretch, at: number) =>
    lengthOf(run) - gap >= [...(hung[at] ?? []), board].reduce((sum, one) => sum + widthOf(one) + gap, 0)
  let least = 0
  boards.forEach((board, index) => {
    const wanted = Math.max(least, stretchAt(runs, (whole * evenness * (index + 0.5)) / boards.length))
    const at = runs.findIndex((run, one) => one >= wanted && fits(board, run, one))
    if (at < 0) return
    hung[at]?.push(board)
    least = at
  })
  return hung
}

function stretchAt(runs: Stretch[], metre: number): number {
  let passed = 0
  const at = runs.findIndex((run) => {
    passed += lengthOf(run)
    return metre < passed
  })
  return at < 0 ? runs.length - 1 : at
}

/** Every board with its place; boards of one stretch stand at even distances. */
export function hang(boards: PlannedExhibit[], runs: Stretch[]): HungBoard[] {
  return spread(boards, runs).flatMap((row, at) => {
    const run = runs[at]
    if (!run) return []
    const length = lengthOf(run)
    const [dx, dz] = [(run.to[0] - run.from[0]) / length, (run.to[1] - run.from[1]) / length]
    const free = (length - row.reduce((sum, one) => sum + widthOf(one), 0)) / (row.length + 1)
    let start = 0
    return row.map((exhibit): HungBoard => {
      const { width, height } = boardMeasures[exhibit.size]
      start += free
      const point = (metre: number): Spot => [run.from[0] + dx * metre, run.from[1] + dz * metre]
      const stretch = { from: point(start), to: point(start + width) }
      start += width
      const bottom = Math.max(0.75, eyeHeight - height / 2)
      return { exhibit, stretch, width, height, bottom, facing: [-dz, dx] }
    })
  })
}
