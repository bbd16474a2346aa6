import { yearOf } from '#basics/days.ts'
import { answerDemand, takeBackAnswer } from '#features/meetings/demands/queries.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { contract } from './contract.ts'
import {
  countTalks,
  type Filters,
  getTalk,
  homeOf,
  insertTalk,
  listTalks,
  pageOfTalks,
  rollsOn,
  type TalkRow,
  talksOf,
  withdrawTalk,
} from './queries.ts'
import { isComplete, kindNames, kindOf, whyNotTalk } from './rules.ts'
import { lackingIn, standingActions } from './standing/actions.ts'

type Given = { oneId: number; otherId: number; heldOn: string; gist?: string | undefined }
type Branch = { id: number; path: string }

const lineOf = ({ id, organizationName, heldOn, oneName, otherName, ...row }: TalkRow) => ({
  id,
  organizationName,
  heldOn,
  oneName,
  otherName,
  kind: kindOf(row.oneOfficer, row.otherOfficer),
  hasGist: row.gistSealed !== null,
})

const gistOf = ({ sealing }: Context, { gistSealed }: TalkRow) =>
  gistSealed ? sealing.open(gistSealed) : null

/** A line of the trail: who with whom, never what was said. */
function note(
  ctx: Context,
  deed: string,
  row: Pick<TalkRow, 'id' | 'path' | 'oneName' | 'otherName'>,
  reason?: string,
) {
  const name = `${row.oneName}、${row.otherName}`
  ctx.record({
    action: `talk.${deed}`,
    subject: { kind: 'talk', id: row.id, name },
    path: row.path,
    ...(reason && { reason }),
  })
}

/** Records a talk of a branch; when it was the last that was lacking, the demand of the year is met. */
async function record(ctx: Context, branch: Branch, given: Given): Promise<number> {
  const why = whyNotTalk(given, await rollsOn(ctx, [branch.id], given.heldOn), ctx.today)
  if (why) throw new Refusal('invalid', why.code, { field: why.field })
  const id = await insertTalk(ctx, { gist: undefined, ...given, organizationId: branch.id })
  if (!id) throw new Refusal('conflict', 'talk-known')
  const within = { db: ctx.db, reach: { paths: [branch.path], personId: null } }
  note(ctx, 'recorded', await getTalk(within, id))

  if (await isMet(ctx, branch.id, yearOf(given.heldOn)))
    await answerDemand(ctx, { organizationId: branch.id, kind: 'heartToHeart', on: given.heldOn })
  return id
}

/** Takes a talk out; when somebody lacks one without it, the demand of the year is not met any more. */
async function takeOut(ctx: Context, row: TalkRow, reason: string): Promise<void> {
  await withdrawTalk(ctx, row.id, reason)
  note(ctx, 'withdrawn', row, reason)
  const { organizationId } = row
  const year = yearOf(row.heldOn)
  if (!(await isMet(ctx, organizationId, year)))
    await takeBackAnswer(ctx, { organizationId, kind: 'heartToHeart', year })
}

async function isMet(ctx: Context, organizationId: number, year: number): Promise<boolean> {
  const found = (await lackingIn(ctx, [organizationId], year)).get(organizationId)
  return found !== undefined && isComplete(found.lacking)
}

/** The member's own record. @throws Refusal no-own-record */
function ownId({ reach }: Context): number {
  if (!reach.personId) throw new Refusal('conflict', 'no-own-record')
  return reach.personId
}

/** The member's branch. @throws Refusal talk-stranger */
async function ownBranch(ctx: Context, personId: number): Promise<Branch> {
  const home = await homeOf(ctx, personId)
  if (!home) throw new Refusal('conflict', 'talk-stranger')
  return home
}

async function showOwn(ctx: Context) {
  const personId = ownId(ctx)
  const home = await homeOf(ctx, personId)
  const roll = home ? await rollsOn(ctx, [home.id], ctx.today) : []
  const talks = await talksOf(ctx, personId)
  return {
    colleagues: roll.filter((one) => one.personId !== personId),
    talks: talks.map((row) => ({
      id: row.id,
      heldOn: row.heldOn,
      withName: row.oneId === personId ? row.otherName : row.oneName,
      gist: gistOf(ctx, row),
      mine: row.accountId === ctx.actor.accountId,
    })),
  }
}

type Asked = { year?: number | undefined; organizationId?: number | undefined; text?: string | undefined }
async function questionOf(ctx: Context, { organizationId, year, text }: Asked): Promise<Filters> {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  return { path, year: year ?? yearOf(ctx.today), text }
}

export const actions: ActionsOf<typeof contract> = {
  ...standingActions,

  async list(ctx, { page, size, ...asked }) {
    const found = listTalks(ctx, await questionOf(ctx, asked))
    const rows = await pageOfTalks(found, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(lineOf), total: await countTalks(found) }
  },

  async export(ctx, asked) {
    const question = await questionOf(ctx, asked)
    const { reach } = ctx
    ctx.record({
      action: 'talks.exported',
      subject: { kind: 'talks', id: 'export', name: '谈心谈话列表' },
      after: { year: question.year },
    })
    const columns = [
      { title: '日期', kind: 'day' as const },
      { title: '党支部', width: 36, kind: 'text' as const },
      { title: '谈话人', width: 12, kind: 'text' as const },
      { title: '谈话对象', width: 12, kind: 'text' as const },
      { title: '类别', width: 14, kind: 'text' as const },
    ]
    return listSheet(
      `谈心谈话_${question.year}`,
      { name: '谈心谈话', title: `${question.year}年谈心谈话`, columns },
      async (db, page) => pageOfTalks(listTalks({ db, reach }, question), page),
      (row) => [row.heldOn, row.organizationName, row.oneName, row.otherName, kindNames[lineOf(row).kind]],
    )
  },

  async record(ctx, { organizationId, ...given }) {
    return { id: await record(ctx, await getOrganization(ctx, organizationId), given) }
  },

  async get(ctx, { id }) {
    const row = await getTalk(ctx, id)
    note(ctx, 'read', row)
    const { recordedBy, recordedAt } = row
    return { ...lineOf(row), gist: gistOf(ctx, row), recordedBy, recordedAt }
  },

  async withdraw(ctx, { id, reason }) {
    const row = await getTalk(ctx, id)
    await takeOut(ctx, row, reason)
    return { id }
  },

  own: {
    list: showOwn,

    async record(ctx, { withId, ...given }) {
      const personId = ownId(ctx)
      await record(ctx, await ownBranch(ctx, personId), { oneId: personId, otherId: withId, ...given })
      return showOwn(ctx)
    },

    async withdraw(ctx, { id, reason }) {
      ownId(ctx)
      const row = await getTalk(ctx, id)
      if (row.accountId !== ctx.actor.accountId) throw new Refusal('conflict', 'talk-not-mine')
      await takeOut(ctx, row, reason)
      return showOwn(ctx)
    },
  },
}
