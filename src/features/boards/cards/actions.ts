import type { Day } from '#basics/days.ts'
import { listActions } from '#features/alerts/register/lists/actions.ts'
import { findPlace, type Place, placesAbove } from '#features/dashboard/queries.ts'
import { listDownload } from '#features/statistics/behind/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { affairsUnderWay } from '../counts/queries.ts'
import { type Counts, countCard, findBehind, pageBehind } from './answers/actions.ts'
import { type CardKey, cardKeys, specOf } from './catalogue/rules.ts'
import type { cardsContract, FilledCardShape } from './contract.ts'
import { type Comparison, isTodayOnly, type Line, lastYear, sideBySide, wholesOf } from './rules.ts'
import { type CardSpec, cardGroups } from './specs/rules.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'today' | 'actor'>
type Spot = { place: Place; asOf: Day; label: string }
type Lead = FilledCardShape['lines'][number]['leads'][number]

export type CardAsked = {
  key: CardKey
  organizationId?: number | undefined
  asOf?: Day | undefined
  compare?: Comparison | undefined
  withIds?: number[] | undefined
}

export const actions: ActionsOf<typeof cardsContract> = {
  list: () =>
    cardKeys.map((key) => {
      const spec = specOf(key)
      const { title, group, definition, parts = false } = spec
      return { key, title, group: cardGroups[group], definition, parts, todayOnly: isTodayOnly(spec) }
    }),

  show: (ctx, asked) => fillCard(ctx, asked),

  async behind(ctx, { key, line, series, page, size, ...spot }) {
    return pageBehind(ctx, await findBehind(ctx, spot, specOf(key), line, series), page, size)
  },

  async behindFile(ctx, { key, line, series, ...spot }) {
    const { ground, cell } = await findBehind(ctx, spot, specOf(key), line, series)
    return listDownload(ctx, ground, cell)
  },
}

/**
 * A card of an organization within reach on a day, beside what it is compared with.
 * @throws Refusal not-found; card-today-only {title}; nothing-above; and those of the statistics
 */
export async function fillCard(ctx: Reading, asked: CardAsked): Promise<FilledCardShape> {
  const { key, asOf = ctx.today } = asked
  const spec = specOf(key)
  if (isTodayOnly(spec) && (asOf !== ctx.today || asked.compare === 'lastYear'))
    throw new Refusal('invalid', 'card-today-only', { title: spec.title, field: 'asOf' })
  const place = await findPlace(ctx, asked.organizationId)
  const spots = await spotsOf(ctx, place, asOf, asked)
  const counted = await Promise.all(spots.map((spot) => countAt(ctx, spec, spot)))
  const { kind, title, unit, definition, stacked = false } = spec
  const common = { key, title, unit, kind, definition, asOf, stacked: stacked && spots.length === 1 }
  const answer = { ...common, organization: { id: place.id, name: place.shortName ?? place.name } }
  return { ...answer, ...(spots.length > 1 ? compared(spec, spots, counted) : alone(spec, spots, counted)) }
}

/** The spot asked for first, then those it is compared with. */
async function spotsOf(ctx: Reading, place: Place, asOf: Day, asked: CardAsked): Promise<Spot[]> {
  const own: Spot = { place, asOf, label: nameOf(place) }
  switch (asked.compare) {
    case 'lastYear':
      return [
        { ...own, label: `${asOf.slice(0, 4)}年` },
        { ...own, asOf: lastYear(asOf), label: `${lastYear(asOf).slice(0, 4)}年同日` },
      ]
    case 'above': {
      const above = (await placesAbove(ctx, place))[0]
      if (!above) throw new Refusal('invalid', 'nothing-above', { name: nameOf(place), field: 'compare' })
      const top = await findPlace(ctx, above.id)
      return [own, { place: top, asOf, label: nameOf(top) }]
    }
    case 'others': {
      const others: Spot[] = []
      for (const id of new Set(asked.withIds ?? [])) {
        const other = await findPlace(ctx, id)
        if (other.id !== place.id) others.push({ place: other, asOf, label: nameOf(other) })
      }
      return [own, ...others]
    }
    default:
      return [own]
  }
}

const nameOf = ({ shortName, name }: Place) => shortName ?? name

type Counted = Counts & { leads?: (line: Line, series: string) => Lead }

function countAt(ctx: Reading, spec: CardSpec, { place, asOf }: Spot): Promise<Counted> {
  if (spec.from === 'alertsByRule') return openAlerts(ctx, place)
  if (spec.from === 'affairsUnderWay') return running(ctx, place)
  return countCard(ctx, { organizationId: place.id, asOf }, spec)
}

async function openAlerts(ctx: Reading, { id }: Place): Promise<Counted> {
  const { kinds } = await listActions.counts(ctx as Context, { organizationId: id })
  return {
    series: [
      { key: 'overdue', label: '已过期限' },
      { key: 'open', label: '未到期限' },
    ],
    lines: kinds
      .toSorted((one, other) => other.overdue - one.overdue || other.open - one.open)
      .map(({ measure, title, open, overdue }) => ({
        key: measure,
        label: title,
        values: [overdue, open - overdue],
      })),
    leads: ({ key }, state) => ({
      to: '/alerts',
      question: { organizationId: id, measures: [key], states: [state] },
    }),
  }
}

async function running(ctx: Reading, { id, path }: Place): Promise<Counted> {
  const kinds = await affairsUnderWay(ctx, path)
  return {
    series: [{ key: 'running', label: '正在办理' }],
    lines: kinds.map(({ kind, name, affairs }) => ({ key: kind, label: name, values: [affairs] })),
    leads: ({ key }) => ({
      to: '/affairs',
      question: { box: 'all', organizationId: id, kind: key, status: 'running' },
    }),
  }
}

type Drawn = Pick<FilledCardShape, 'series' | 'lines'>

/** One spot, with all the series of the card. */
function alone({ parts = false }: CardSpec, [spot]: Spot[], [counted]: Counted[]): Drawn {
  if (!spot || !counted) throw new RangeError('a card without a spot')
  const { series, lines } = counted
  const [asOf, organizationId] = [spot.asOf, spot.place.id]
  const wholes = wholesOf(lines, series.length, parts)
  return {
    series: series.map((one, at) => ({ ...one, asOf, organizationId, whole: wholes[at] ?? null })),
    lines: lines.map((line) => ({
      ...line,
      leads: line.values.map((value, at) => leadOf(counted, spot, line, series[at]?.key ?? '', value)),
    })),
  }
}

/** Several spots: the first series of each. */
function compared({ parts = false }: CardSpec, spots: Spot[], counted: Counted[]): Drawn {
  const lines = sideBySide(counted.map((one) => one.lines))
  const wholes = wholesOf(lines, spots.length, parts)
  return {
    series: spots.map(({ asOf, place, label }, at) => ({
      key: `${place.id}@${asOf}`,
      label,
      asOf,
      organizationId: place.id,
      whole: wholes[at] ?? null,
    })),
    lines: lines.map((line) => ({
      ...line,
      leads: line.values.map((value, at) => {
        const [spot, of] = [spots[at], counted[at]]
        return spot && of ? leadOf(of, spot, line, of.series[0]?.key ?? '', value) : null
      }),
    })),
  }
}

/** Where a number leads; nobody stands behind nothing. */
function leadOf({ leads }: Counted, { place, asOf }: Spot, line: Line, series: string, value: number): Lead {
  if (value === 0) return null
  return leads ? leads(line, series) : { organizationId: place.id, asOf, line: line.key, series }
}
