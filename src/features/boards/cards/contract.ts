import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput } from '#basics/contract.ts'
import { Behind } from '#features/statistics/answers/contract.ts'
import { cardKeys } from './catalogue/rules.ts'
import { comparisons } from './rules.ts'
import { cardKinds } from './specs/rules.ts'

const id = z.number().int().positive()
const key = z.enum(cardKeys)
const place = { organizationId: id.optional(), asOf: day.optional() }

/** What a number leads to: a list of the card's own, or a page with a question. */
const Lead = z.union([
  z.object({ organizationId: id, asOf: day, line: z.string(), series: z.string() }),
  z.object({ to: z.string(), question: z.record(z.string(), z.unknown()) }),
])

/** A card filled: lines × series. `wholes`: what the lines of a series are parts of. */
export const FilledCard = z.object({
  key,
  title: z.string(),
  kind: z.enum(cardKinds),
  unit: z.string(),
  /** Series add up: they stand on each other. */
  stacked: z.boolean(),
  definition: z.string(),
  asOf: day,
  organization: z.object({ id, name: z.string() }),
  series: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      asOf: day,
      organizationId: id,
      whole: z.number().nullable(),
    }),
  ),
  lines: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      values: z.array(z.number()),
      leads: z.array(Lead.nullable()),
    }),
  ),
})
export type FilledCardShape = z.output<typeof FilledCard>

const cell = { key, organizationId: id, asOf: day, line: z.string().max(100), series: z.string().max(40) }

const read = endpoint.meta({ permission: 'boards.read' })
const file = endpoint.meta({ permission: 'boards.read', download: true })

/** 看板卡片: one picture each of an organization on any day, beside another day or other organizations. */
export const cardsContract = {
  list: read.route({ method: 'GET', path: '/board-cards', summary: '看板卡片目录' }).output(
    z.array(
      z.object({
        key,
        title: z.string(),
        group: z.string(),
        definition: z.string(),
        /** Shares may be compared. */
        parts: z.boolean(),
        /** Only today's numbers are known. */
        todayOnly: z.boolean(),
      }),
    ),
  ),
  show: read
    .route({
      method: 'GET',
      path: '/board-cards/{key}',
      summary: '一张看板卡片（任一日期，可与上年、上级或其他党组织比较）',
    })
    .input(
      z.object({
        ...place,
        key,
        compare: z.enum(comparisons).optional(),
        withIds: z.array(id).max(5).optional(),
      }),
    )
    .output(FilledCard),
  behind: read
    .route({
      method: 'GET',
      path: '/board-cards/{key}/cells',
      summary: '看板卡片上一个数字背后的人员或党组织',
    })
    .input(z.object({ ...cell, ...pageInput }))
    .output(Behind),
  behindFile: file
    .route({
      method: 'GET',
      path: '/board-cards/{key}/cells.xlsx',
      summary: '导出看板卡片上一个数字背后的名单',
    })
    .input(z.object(cell))
    .output(fileOutput),
}
