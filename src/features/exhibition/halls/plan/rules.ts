/** What a curator says about a hall; everything that is built, lit and walked through follows from it. */
export const hallThemes = ['foundation', 'pioneering', 'reform', 'era'] as const
export type HallTheme = (typeof hallThemes)[number]
export const exhibitKinds = ['board', 'case', 'relic'] as const
export type ExhibitKind = (typeof exhibitKinds)[number]
export const exhibitSizes = ['small', 'medium', 'large'] as const
export type ExhibitSize = (typeof exhibitSizes)[number]
/** What stands in a showcase or on a plinth. */
export const relicForms = [
  'book',
  'lamp',
  'instrument',
  'model',
  'medal',
  'vessel',
  'table',
  'antenna',
] as const
export type RelicForm = (typeof relicForms)[number]

export type PlannedExhibit = {
  id: string
  kind: ExhibitKind
  size: ExhibitSize
  year: string
  title: string
  place: string
  text: string
  /** Where the picture can be read; null leaves the board to its words. */
  picture: string | null
  form?: RelicForm | null
}

export type HallPlan = {
  theme: HallTheme
  title: string
  /** The large words on the feature wall, and the line below them. */
  words: string
  caption: string
  /** In the order of the walk. */
  exhibits: PlannedExhibit[]
}

/** Metres of a board: how wide, how high. */
export const boardMeasures: Record<ExhibitSize, { width: number; height: number }> = {
  small: { width: 1.8, height: 1.2 },
  medium: { width: 2.4, height: 1.6 },
  large: { width: 3.3, height: 2.2 },
}

export const mostBoards = 8
const mostLarge = 2
export const mostStands = 4
const longestWords = 12

export type PlanReason =
  | { code: 'hall-empty' }
  | { code: 'hall-words-long'; most: number }
  | { code: 'hall-boards-many'; most: number }
  | { code: 'hall-large-many'; most: number }
  | { code: 'hall-stands-many'; most: number }
  | { code: 'hall-relics-many' }

/** Why the program can build no hall of this plan; null when it can. Measures of the rooms, no rule of the Party. */
export function whyNotPlan({ words, exhibits }: Pick<HallPlan, 'words' | 'exhibits'>): PlanReason | null {
  const count = (kind: ExhibitKind) => exhibits.filter((one) => one.kind === kind).length
  if (exhibits.length === 0) return { code: 'hall-empty' }
  if ([...words].length > longestWords) return { code: 'hall-words-long', most: longestWords }
  if (count('board') > mostBoards) return { code: 'hall-boards-many', most: mostBoards }
  const large = exhibits.filter((one) => one.kind === 'board' && one.size === 'large').length
  if (large > mostLarge) return { code: 'hall-large-many', most: mostLarge }
  if (count('case') > mostStands) return { code: 'hall-stands-many', most: mostStands }
  if (count('relic') > 1) return { code: 'hall-relics-many' }
  return null
}
