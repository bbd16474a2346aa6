import { findPlace, type Place, placesBelow } from '#features/dashboard/queries.ts'
import { templatesAskingAgain } from '#features/documents/templates/queries.ts'
import { isBranch } from '#features/organizations/rules.ts'
import type { Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { askedForms, formOf } from '../catalogue/rules.ts'
import { branchesBelow, type Counted, countAsked } from '../queries.ts'
import {
  comparedOf,
  periodInWords,
  quarterName,
  quarterOf,
  quartersUpTo,
  type Source,
  sources,
} from '../rules.ts'
import { titleOf } from '../titles/rules.ts'

export type Asked = {
  organizationId?: number | undefined
  year?: number | undefined
  quarter?: number | undefined
}

/** What the trail is asked for. */
export const deeds = [...new Set(askedForms.map(({ key }) => key.split(':')[0] as string))]

/** Where one looks: a committee or general branch. @throws Refusal burden-of-branch */
export async function placeOf(ctx: Reader, organizationId: number | undefined): Promise<Place> {
  const place = await findPlace(ctx, organizationId)
  if (isBranch(place.kind))
    throw new Refusal('invalid', 'burden-of-branch', { field: 'organizationId', name: place.name })
  return place
}

/** The quarter that is asked for, or the one that runs. @throws Refusal burden-quarter-ahead */
export function quarterAsked({ year, quarter }: Asked, today: string) {
  const running = quarterOf(today)
  const asked = { year: year ?? running.year, quarter: quarter ?? running.quarter }
  if (asked.year > running.year || (asked.year === running.year && asked.quarter > running.quarter))
    throw new Refusal('invalid', 'burden-quarter-ahead', { field: 'quarter', name: quarterName(asked) })
  return asked
}

/** Forms that the catalogue no longer knows are not counted: nobody could tell how much they asked. */
const isKnown = (source: Source, key: string) => source !== 'forms' || formOf(key) !== undefined
const sum = (rows: readonly Counted[]) => rows.reduce((total, { n }) => total + n, 0)
const fieldsIn = (rows: readonly Counted[]) =>
  rows.reduce((total, { key, n }) => total + n * (formOf(key)?.fields.length ?? 0), 0)

type Part = { source: Source; now: Counted[]; before: Counted[] }

function partShown({ source, now, before }: Part) {
  const keys = [...new Set([...now, ...before].map(({ key }) => key))]
  const ofKey = (rows: Counted[], key: string) => sum(rows.filter((one) => one.key === key))
  const order = (key: string) => (source === 'forms' ? askedForms.findIndex((one) => one.key === key) : 0)
  return {
    source,
    total: { now: sum(now), before: sum(before) },
    lines: keys
      .toSorted((one, other) => order(one) - order(other) || (one < other ? -1 : 1))
      .map((key) => ({
        key,
        title: titleOf(source, key),
        subject: (source === 'forms' && formOf(key)?.subject) || null,
        fields: source === 'forms' ? (formOf(key)?.fields.length ?? 0) : null,
        now: ofKey(now, key),
        before: ofKey(before, key),
      })),
  }
}

/** Committees and general branches directly below, each by itself; branches directly below in one line. */
async function placesShown(ctx: Reader, place: Place, parts: Part[]) {
  const below = await placesBelow(ctx, place)
  const branches = await branchesBelow(ctx, place.path)
  const own = below.filter(({ kind }) => !isBranch(kind))
  const named = new Set(own.map(({ id }) => id))
  const line = (id: number | null, name: string, holds: (child: number | null) => boolean) => {
    const ofIt = (source: Source) =>
      parts.find((one) => one.source === source)?.now.filter(({ child }) => holds(child)) ?? []
    return {
      id,
      name,
      branches: [...branches].reduce((total, [child, n]) => total + (holds(child) ? n : 0), 0),
      counts: Object.fromEntries(sources.map((source) => [source, sum(ofIt(source))])) as Record<
        Source,
        number
      >,
      fields: fieldsIn(ofIt('forms')),
    }
  }
  const lines = own.map(({ id, name, shortName }) => line(id, shortName ?? name, (child) => child === id))
  const rest = line(null, '直属党支部', (child) => child === null || !named.has(child))
  return rest.branches > 0 || sources.some((source) => rest.counts[source] > 0) ? [...lines, rest] : lines
}

/** The whole ledger of a place and a quarter. */
export async function ledgerOf(ctx: Reader, asked: Asked) {
  const place = await placeOf(ctx, asked.organizationId)
  const quarter = quarterAsked(asked, ctx.today)
  const { now, before, running } = comparedOf(quarter, ctx.today)
  const parts: Part[] = []
  for (const source of sources) {
    const count = async (period: typeof now) =>
      (await countAsked(ctx, source, { path: place.path, period, deeds })).filter(({ key }) =>
        isKnown(source, key),
      )
    parts.push({ source, now: await count(now), before: await count(before) })
  }
  const places = await placesShown(ctx, place, parts)
  const forms = parts.find(({ source }) => source === 'forms')
  return {
    ...quarter,
    name: quarterName(quarter),
    running,
    period: periodInWords(now),
    beforePeriod: periodInWords(before),
    organization: {
      id: place.id,
      name: place.shortName ?? place.name,
      branches: places.reduce((total, { branches }) => total + branches, 0),
    },
    quarters: quartersUpTo(ctx.today).map((one) => ({ ...one, name: quarterName(one) })),
    parts: parts.map(partShown),
    fields: { now: fieldsIn(forms?.now ?? []), before: fieldsIn(forms?.before ?? []) },
    askedAgain: (await templatesAskingAgain(ctx, place.path)).map((one) => ({
      key: one.key,
      organizationId: one.organizationId,
      organizationName: one.organizationName,
      name: one.name,
      labels: one.askedAgain,
      because: one.askedAgainBecause ?? '',
      savedAt: one.savedAt,
    })),
    places,
  }
}
