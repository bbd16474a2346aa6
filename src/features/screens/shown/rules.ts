import type { FilledCardShape } from '#features/boards/cards/contract.ts'
import { heldBack } from '../small-counts/rules.ts'
import type { ScreenCardShape, ShownShape } from './contract.ts'

/** A card whose lines count organizations, meetings or affairs tells of nobody. */
const countsPeople = ({ unit }: Pick<FilledCardShape, 'unit'>) => unit.startsWith('人')

function cardWithoutPeople(card: ScreenCardShape): ScreenCardShape {
  const counted = card.lines.map(({ values }) => ({ values: values.map((value) => value ?? 0) }))
  const values = countsPeople(card)
    ? heldBack(
        counted,
        card.series.map(({ whole }) => whole),
      )
    : counted.map((line) => line.values)
  return {
    ...card,
    lines: card.lines.map((line, at) => ({
      ...line,
      values: values[at] ?? [],
      leads: line.leads.map(() => null),
    })),
  }
}

const heads = (value: number | null): number | null =>
  heldBack([{ values: [value ?? 0] }], [null])[0]?.[0] ?? null

/** What leaves the house by a link: sums that tell of nobody, and no way further. */
export const withoutPeople = (shown: ShownShape): ShownShape => ({
  ...shown,
  byLink: true,
  figures: shown.figures.map((figure) => ({
    ...figure,
    value: figure.unit === '人' ? heads(figure.value) : figure.value,
    to: null,
    cell: null,
  })),
  groups: shown.groups.map((group) => ({ ...group, members: heads(group.members) })),
  cards: shown.cards.map(cardWithoutPeople),
})
