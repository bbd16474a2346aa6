import type { Day } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { bracketsOn, type Dimension } from '../brackets/rules.ts'
import { concerns } from '../checks/concerns/rules.ts'
import type { Check } from '../checks/lines/rules.ts'
import { checksOf } from '../checks/rules.ts'
import { type Commended, commendedOf } from '../facts/commended/queries.ts'
import { dutiesIn } from '../facts/duties/actions.ts'
import type { DutyFacts } from '../facts/duties/rules.ts'
import {
  type CoOption,
  coOptionsIn,
  type OrganizationFacts,
  organizationFacts,
} from '../facts/organizations/queries.ts'
import { cubeOf } from '../facts/queries.ts'
import { countsThings, dayOf, honourNames, type Setting, sourceOf } from '../facts/subjects/queries.ts'
import { placesDuring } from '../places/queries.ts'
import { divide, insideOf, type Place, placesOn, shiftsOf, standsOn } from '../places/rules.ts'
import { periodOf, whyNotAsOf } from '../rules.ts'
import { askedOf, type Cube, type Cubes, type Filled, fill, tally } from '../tally/rules.ts'
import { dimensionsFor, tablesFor } from './catalogue/rules.ts'
import type { Measure, Scope, Subject, Table } from './rules.ts'

/** Where and when is counted, and by what: everything but the numbers. */
export type Ground = {
  organization: { id: number; code: string; name: string; path: string; isRoot: boolean }
  setting: Setting
  scope: Scope
  tables: Table[]
  dimensions: Record<string, Dimension>
  organizations: OrganizationFacts[]
  coOptions: CoOption[]
  duties: DutyFacts[]
  commended: Commended[]
}

export type Made = Ground & { cubes: Cubes; filled: Filled[]; checks: Check[] }

type Reading = Pick<Context, 'db' | 'reach' | 'today'>

/**
 * Lays out the tables of an organization within reach for a day.
 * @throws Refusal as-of-in-future; not-found; organization-not-yet; table-unknown
 */
export async function layOut(
  ctx: Reading,
  organizationId: number,
  asOf: Day,
  ids?: readonly string[],
): Promise<Ground> {
  const reason = whyNotAsOf(asOf, ctx.today)
  if (reason) throw new Refusal('invalid', reason, { asOf, today: ctx.today, field: 'asOf' })
  const { code, path, parent_id } = await getOrganization(ctx, organizationId)
  const period = periodOf(asOf)
  const places = await placesDuring(ctx, organizationId, period.before, asOf)
  const top = placesOn(places, asOf).find(({ id }) => id === organizationId)
  if (!top) throw new Refusal('invalid', 'organization-not-yet', { asOf, field: 'asOf' })

  const setting = settingOf(places, organizationId, period)
  const open = standing(places, asOf)
  const organizations = await organizationFacts(ctx, setting, open)
  const coOptions = await coOptionsIn(ctx, setting, open)
  const scope: Scope = {
    brackets: bracketsOn(asOf),
    below: setting.places.brackets,
    months: period.months,
    ...(await honourNames(ctx, setting)),
  }
  const organization = { id: organizationId, code, name: top.name, path, isRoot: parent_id === null }
  const tables = chosen(tablesFor(scope), ids)
  const duties = tables.some(({ subject }) => subject === 'duty') ? await dutiesIn(ctx, period, open) : []
  const commended = await commendedOf(ctx, period, setting.inside)
  const dimensions = dimensionsFor(scope)
  return { organization, setting, scope, tables, dimensions, organizations, coOptions, duties, commended }
}

function settingOf(places: Place[], organizationId: number, period: ReturnType<typeof periodOf>): Setting {
  const { before, firstDay, asOf } = period
  const inside = insideOf(places)
  return {
    before,
    firstDay,
    asOf,
    places: divide(places, organizationId, asOf),
    placesBefore: divide(places, organizationId, before),
    inside,
    shifts: shiftsOf(inside, before, asOf),
  }
}

const standing = (places: Place[], asOf: Day) =>
  placesOn(places, asOf)
    .filter((place) => standsOn(place, asOf))
    .map(({ id }) => id)

function chosen(tables: Table[], ids: readonly string[] | undefined): Table[] {
  if (!ids?.length) return tables
  const strange = ids.find((id) => !tables.some((table) => table.id === id))
  if (strange) throw new Refusal('invalid', 'table-unknown', { table: strange, field: 'tables' })
  return tables.filter(({ id }) => ids.includes(id))
}

/** Fills the tables: one pass over the facts of each subject, from which every table and check is derived. */
export async function count(ctx: Reading, ground: Ground): Promise<Made> {
  const cubes: Cubes = {}
  for (const [subject, ids] of needed(ground.tables))
    cubes[subject] = await cubeFor(ctx, ground, subject, ids)
  const filled = ground.tables.map((table) => fill(table, cubes))
  const checks = checksOf({
    tables: ground.tables,
    filled,
    cubes,
    isRoot: ground.organization.isRoot,
    membersByOrganization: ground.organizations.reduce((sum, { members }) => sum + members, 0),
  })
  return { ...ground, cubes, filled, checks }
}

/** What tables and their checks divide each subject by. */
function needed(tables: readonly Table[]): Map<Subject, Set<string>> {
  const asked = askedOf(tables)
  for (const { subject, where } of concerns) for (const id of Object.keys(where)) asked.get(subject)?.add(id)
  asked.get('member')?.add('placeState')
  return asked
}

const measuresOf: Partial<Record<Subject, readonly Measure[]>> = {
  trainee: ['attendances', 'hours'],
  organization: ['members'],
  duty: ['due', 'done', 'missed', 'invited', 'present'],
  payer: ['due', 'paid', 'owing'],
}

function cubeFor(ctx: Reading, ground: Ground, subject: Subject, ids: Set<string>): Promise<Cube> | Cube {
  const { setting, dimensions, organizations, coOptions, duties, commended } = ground
  const asked = [...ids].flatMap((id) => dimensions[id] ?? [])
  const measures = measuresOf[subject] ?? []
  if (subject === 'organization') return tally(asked, organizations, setting.asOf, measures)
  if (subject === 'duty') return tally(asked, duties, setting.asOf, measures)
  if (subject === 'coOption') return tally(asked, coOptions, setting.asOf)
  if (subject === 'commended') return tally(asked, commended, setting.asOf)
  const day = dayOf(subject, setting)
  return cubeOf(ctx, sourceOf(subject, setting), asked, day, measures, countsThings(subject))
}
