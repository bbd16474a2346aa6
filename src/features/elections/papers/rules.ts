export const papers = ['ballots', 'tally', 'signIn'] as const
export type PaperName = (typeof papers)[number]
export const paperNames: Record<PaperName, string> = { ballots: '选票', tally: '计票单', signIn: '签到册' }

/** How many names a ballot of A5 holds; more do not fit on one page. */
const mostNames = 11

export type PaperFacts = { paper: PaperName; names: number; voters: number }

/** Why a paper cannot be printed. */
export function whyNotPrint({ paper, names, voters }: PaperFacts): string | null {
  if (voters === 0) return 'no-voters'
  if (paper === 'signIn') return null
  if (names === 0) return 'paper-without-candidates'
  return names > mostNames ? 'paper-too-many-names' : null
}
