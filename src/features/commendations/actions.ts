import { coversEverything } from '#basics/reach.ts'
import type { Grade } from '#features/appraisals/rules.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { dossierActions } from '#features/people/dossier/actions.ts'
import { lockPeople } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { certificate } from './certificates/actions.ts'
import type { contract } from './contract.ts'
import { listActions } from './lists/actions.ts'
import {
  type CommendationRow,
  getCommendation,
  insertCommendation,
  type NewCommendation,
  setAwarded,
  setEnded,
  setReviewed,
  standingOf,
} from './queries.ts'
import {
  type CommendationKind,
  certificateNumber,
  kindFacts,
  type Level,
  referenceDay,
  whyNotDecide,
  whyNotMove,
  whyNotPropose,
  whyNotYear,
} from './rules.ts'

type Move = Parameters<typeof whyNotMove>[0]
type Asked = { kind: CommendationKind; level: Level; year: number; deeds: string }

function note(
  ctx: Context,
  deed: string,
  row: Pick<CommendationRow, 'id' | 'name' | 'kind' | 'path'>,
  more: object = {},
) {
  ctx.record({
    action: `commendation.${deed}`,
    subject: { kind: 'commendation', id: row.id, name: `${row.name}：${kindFacts[row.kind].title}` },
    path: row.path,
    ...more,
  })
}

/** What whoever asks may do now. */
function mayOf(
  { actor, reach }: Pick<Context, 'actor' | 'reach'>,
  { state, level }: CommendationRow,
): Move[] {
  const needs: Record<Move, string> = {
    review: 'commendations.decide',
    award: 'commendations.decide',
    decline: 'commendations.decide',
    withdraw: 'commendations.propose',
  }
  return (Object.keys(needs) as Move[]).filter(
    (move) =>
      actor.permissions.includes(needs[move]) &&
      whyNotMove(move, state) === null &&
      (move !== 'award' || whyNotDecide(level, coversEverything(reach)) === null),
  )
}

async function show(ctx: Context, id: number) {
  const { path: _, ...row } = await getCommendation(ctx, id)
  return { ...row, may: mayOf(ctx, { ...row, path: '' }) }
}

/** Held for one of its moves. @throws Refusal not-found; commendation-moved-on */
async function holdFor(ctx: Context, id: number, move: Move): Promise<CommendationRow> {
  const row = await getCommendation(ctx, id, true)
  const why = whyNotMove(move, row.state)
  if (why) throw new Refusal('conflict', why)
  return row
}

function refuseKind(
  { kind, level, year }: Asked,
  given: { people: number; organization: boolean },
  ctx: Context,
) {
  const { title, of, levels } = kindFacts[kind]
  const why = whyNotYear(year, ctx.today)
  if (why) throw new Refusal('invalid', why, { field: 'year' })
  if (!levels.includes(level))
    throw new Refusal('invalid', 'commendation-level', { title, levels: levels.join('、'), field: 'level' })
  if (of === 'person' ? given.people === 0 : !given.organization)
    throw new Refusal('invalid', 'commendation-whom', { title, of, field: 'personIds' })
}

/** Those who are proposed, each lawfully. @throws Refusal */
async function peopleProposed(ctx: Context, asked: Asked, ids: number[]): Promise<NewCommendation[]> {
  const people = await lockPeople(ctx, ids)
  const standing = await standingOf(ctx, ids, ctx.today)
  return people.map((one) => {
    const more = standing.get(one.id)
    const why = whyNotPropose(
      asked.kind,
      {
        ...one,
        fullMember: one.politicalStatus === 'fullMember',
        active: one.membership === 'active',
        hasPost: more?.hasPost ?? false,
        grade: (more?.grade ?? null) as Grade | null,
      },
      asked.year,
    )
    if (why) throw new Refusal('conflict', why.code, { ...why.facts, field: 'personIds' })
    return {
      ...asked,
      personId: one.id,
      organizationId: one.organizationId as number,
      name: one.name,
      referenceOn: referenceDay(asked.year),
    }
  })
}

/** Writes the honour into the person's record, in the one place where honours stand; answers its id. */
async function honour(ctx: Context, row: CommendationRow, awardedOn: string, awardedBy: string) {
  if (row.personId === null) return null
  const { title } = kindFacts[row.kind]
  const line = { title, level: row.level, awardedOn, awardedBy }
  const { honours } = await dossierActions.addHonour(ctx, { id: row.personId, ...line })
  return honours.find((one) => one.title === title && one.awardedOn === awardedOn)?.id ?? null
}

export const actions: ActionsOf<typeof contract> = {
  ...listActions,
  certificate,

  get: (ctx, { id }) => show(ctx, id),

  async propose(ctx, { personIds, organizationId, ...asked }) {
    refuseKind(asked, { people: personIds.length, organization: organizationId !== undefined }, ctx)
    const proposed: NewCommendation[] = []
    if (kindFacts[asked.kind].of === 'person') proposed.push(...(await peopleProposed(ctx, asked, personIds)))
    else if (organizationId) {
      const { id, name } = await getOrganization(ctx, organizationId)
      proposed.push({
        ...asked,
        personId: null,
        organizationId: id,
        name,
        referenceOn: referenceDay(asked.year),
      })
    }
    const ids: number[] = []
    for (const one of proposed) {
      const id = await insertCommendation(ctx, one)
      if (!id) throw new Refusal('conflict', 'commendation-known', { name: one.name })
      ids.push(id)
      note(ctx, 'proposed', await getCommendation(ctx, id), { after: { level: one.level, year: one.year } })
    }
    return { ids }
  },

  async review(ctx, { id, opinion }) {
    const row = await holdFor(ctx, id, 'review')
    await setReviewed(ctx, id, opinion)
    note(ctx, 'reviewed', row, { after: { opinion } })
    return show(ctx, id)
  },

  async award(ctx, { id, awardedOn = ctx.today, awardedBy }) {
    const row = await holdFor(ctx, id, 'award')
    const why = whyNotDecide(row.level, coversEverything(ctx.reach))
    if (why) throw new Refusal('conflict', why)
    if (awardedOn > ctx.today) throw new Refusal('invalid', 'commendation-in-future', { field: 'awardedOn' })

    const honourId = await honour(ctx, row, awardedOn, awardedBy)
    const number = certificateNumber(row.kind, row.year, id)
    await setAwarded(ctx, id, { on: awardedOn, by: awardedBy, certificate: number, honourId })
    note(ctx, 'awarded', row, { after: { awardedOn, awardedBy, certificate: number } })
    return show(ctx, id)
  },

  async decline(ctx, { id, reason }) {
    const row = await holdFor(ctx, id, 'decline')
    await setEnded(ctx, id, 'declined', reason)
    note(ctx, 'declined', row, { reason })
    return show(ctx, id)
  },

  async withdraw(ctx, { id, reason }) {
    const row = await holdFor(ctx, id, 'withdraw')
    await setEnded(ctx, id, 'withdrawn', reason)
    note(ctx, 'withdrawn', row, { reason })
    return show(ctx, id)
  },
}
