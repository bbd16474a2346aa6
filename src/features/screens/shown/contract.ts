import { z } from 'zod'
import { day } from '#basics/contract.ts'
import { cardKeys } from '#features/boards/cards/catalogue/rules.ts'
import { FilledCard } from '#features/boards/cards/contract.ts'
import { panelKeys, views } from '../rules.ts'

const count = z.number().int()
const Line = FilledCard.shape.lines.element

/** A card on a wall. A number is null where it tells of too few people; leads are left out where nobody is signed in. */
const ScreenCard = FilledCard.extend({
  lines: z.array(Line.extend({ values: z.array(z.number().nullable()) })),
})
export type ScreenCardShape = z.output<typeof ScreenCard>

const Figure = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.string(),
  value: count.nullable(),
  definition: z.string(),
  /** Where it leads: a page with a question, or a cell of a card. */
  to: z.object({ to: z.string(), question: z.record(z.string(), z.unknown()) }).nullable(),
  cell: z.object({ card: z.enum(cardKeys), line: z.string() }).nullable(),
})

const Group = z.object({
  id: z.number().int(),
  name: z.string(),
  members: count.nullable(),
  branches: count,
  /** One for each branch: which size it has, from the smallest. */
  sizes: z.array(count),
})

const Shown = z.object({
  title: z.string(),
  organization: z.object({ id: z.number().int(), name: z.string() }),
  asOf: day,
  readAt: z.string(),
  /** Seen by a link, by nobody who is signed in. */
  byLink: z.boolean(),
  pages: z.array(
    z.object({
      title: z.string(),
      seconds: z.number().int(),
      view: z.enum(views),
      panels: z.array(z.enum(panelKeys)),
    }),
  ),
  figures: z.array(Figure),
  groups: z.array(Group),
  cards: z.array(ScreenCard),
  happenings: z.array(z.object({ at: z.string(), organization: z.string(), words: z.string() })),
})
export type ShownShape = z.output<typeof Shown>

/** What is told: how it stands; null when it is over. */
export const Told = z.object({ shown: Shown.nullable() })
