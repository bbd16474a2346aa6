import { formatYuan } from '#basics/money.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { projectKindNames, stageNames, whyNotAssets, whyNotFunds, whyNotRate, whyNotReach } from '../rules.ts'
import { countSeen, villageCounties } from '../villages/queries.ts'
import { draftRequest } from './asking/actions.ts'
import { requestFor } from './asking/queries.ts'
import type { ProjectFilters, ProjectTerms, projects } from './contract.ts'
import { fundsOf, putStage, replaceAssets, replaceFunds, replaceShares, stagesOf } from './parts/queries.ts'
import {
  countiesOf,
  countProjects,
  getProject,
  insertProject,
  listProjects,
  nameTaken,
  type ProjectRow,
  pageOfProjects,
  setDivision,
  setEnded,
  updateProject,
} from './queries.ts'
import { lineOf, show } from './reading/actions.ts'

type Question = Omit<ProjectFilters, 'organizationId'> & { organizationId?: number | undefined }
async function questionOf(ctx: Context, { organizationId, ...asked }: Question) {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  return { ...asked, path, today: ctx.today }
}

/** A project led within reach, held, that goes on. @throws Refusal not-found, co-building-ended */
export async function holdLed(ctx: Context, id: number): Promise<ProjectRow> {
  const row = await getProject(ctx, id, 'led')
  if (row.ended) throw new Refusal('conflict', 'co-building-ended')
  return row
}

export const noteDeed = (
  ctx: Context,
  row: Pick<ProjectRow, 'id' | 'name' | 'path'>,
  deed: string,
  more: { after?: object; before?: object; reason?: string } = {},
) =>
  ctx.record({
    action: `coBuilding.${deed}`,
    subject: { kind: 'coBuilding', id: row.id, name: row.name },
    path: row.path,
    ...more,
  })

type Why = { code: string; field: string } | null
/** @throws Refusal of the reason, if there is one */
export function refuse(why: Why): void {
  if (!why) return
  const { code, ...facts } = why
  throw new Refusal('conflict', code, facts)
}

/** @throws Refusal co-building-rate-low, co-building-loan-years */
function refuseTerms(terms: ProjectTerms): void {
  refuse(whyNotRate(terms.rate, terms.rateGround))
  if (terms.loanRate > 0 && terms.loanYears === null)
    throw new Refusal('invalid', 'co-building-loan-years', { field: 'loanYears' })
}

const told = ({ name, totalFen, rate, termFrom, termYears }: ProjectTerms) => ({
  ...{ name, totalFen, rate, termFrom, termYears },
})

const columns = [
  ['项目', 32],
  ['类型', 14],
  ['县', 12],
  ['镇', 14],
  ['牵头党组织', 28],
  ['平台公司', 28],
  ['经营企业', 28],
  ['总投资（元）', 20],
  ['固定收益率', 12],
  ['年产能', 16],
  ['受益村', 10],
  ['进度', 12],
  ['合作起始', 14],
  ['合作期满', 14],
  ['实收固定收益（元）', 20],
  ['逾期固定收益（元）', 20],
] as const

export const projectActions: ActionsOf<typeof projects> = {
  async list(ctx, { page, size, ...asked }) {
    const found = listProjects(ctx, await questionOf(ctx, asked))
    const rows = await pageOfProjects(found, asked, { limit: size, offset: (page - 1) * size }, ctx.today)
    return { rows: rows.map(lineOf), total: await countProjects(found) }
  },

  async export(ctx, asked) {
    const question = await questionOf(ctx, asked)
    const { reach, today } = ctx
    ctx.record({
      action: 'coBuilding.exported',
      subject: { kind: 'coBuilding', id: 'projects', name: '共建项目' },
    })
    return listSheet(
      `共建项目_${today}`,
      {
        name: '共建项目',
        title: '政企村共建项目',
        columns: columns.map(([title, width]) => ({ title, width, kind: 'text' as const })),
      },
      (db, page) => pageOfProjects(listProjects({ db, reach }, question), asked, page, today),
      (row) => [
        row.name,
        projectKindNames[row.kind],
        row.county,
        row.town,
        row.organizationName,
        row.investor,
        row.operator,
        formatYuan(row.totalFen),
        `${row.rate / 100}%`,
        row.capacity ? `${row.capacity}${row.capacityUnit}` : '',
        String(row.villages),
        row.stage ? stageNames[row.stage] : '',
        row.termFrom,
        row.termUntil,
        formatYuan(row.receivedFen),
        row.lateFen ? formatYuan(row.lateFen) : '',
      ],
    )
  },

  async counties(ctx) {
    const counties = [...(await countiesOf(ctx)), ...(await villageCounties(ctx))]
    return [...new Set(counties)].sort((one, other) => one.localeCompare(other, 'zh'))
  },
  get: (ctx, { id }) => show(ctx, id),

  async register(ctx, { id: organizationId, ...terms }) {
    const place = await getOrganization(ctx, organizationId)
    if (place.kind !== 'committee')
      throw new Refusal('conflict', 'co-building-committee', { name: place.name, field: 'organizationId' })
    refuseTerms(terms)
    const id = await insertProject(ctx, organizationId, terms)
    if (!id) throw new Refusal('conflict', 'co-building-name-taken', { name: terms.name, field: 'name' })
    noteDeed(ctx, { id, name: terms.name, path: place.path }, 'registered', { after: told(terms) })
    return show(ctx, id)
  },

  async change(ctx, { id, ...terms }) {
    const row = await holdLed(ctx, id)
    refuseTerms(terms)
    if (await nameTaken(ctx, terms.name, id))
      throw new Refusal('conflict', 'co-building-name-taken', { name: terms.name, field: 'name' })
    const funds = await fundsOf(ctx, id)
    if (funds.length > 0) refuseFunds(terms.totalFen, funds, 'totalFen')
    await updateProject(ctx, id, terms)
    const { name, totalFen, rate, termFrom, termYears } = row
    noteDeed(ctx, row, 'changed', {
      before: { name, totalFen, rate, termFrom, termYears },
      after: told(terms),
    })
    return show(ctx, id)
  },

  async reach(ctx, { id, ...given }) {
    const row = await holdLed(ctx, id)
    const { stage, reachedOn, plannedOn, ground } = given
    if (!reachedOn && !plannedOn)
      throw new Refusal('invalid', 'co-building-stage-day', { field: 'reachedOn' })
    if (reachedOn) {
      const reached = await stagesOf(ctx, id)
      refuse(whyNotReach({ stage, reachedOn, reached, today: ctx.today }))
      if (stage === 'approval' && !ground && (await requestFor(ctx, id))?.status !== 'agreed')
        throw new Refusal('conflict', 'co-building-approval', { field: 'ground' })
    }
    await putStage(ctx, id, given)
    noteDeed(ctx, row, 'stageReached', { after: { stage: stageNames[stage], plannedOn, reachedOn, ground } })
    return show(ctx, id)
  },

  async setFunds(ctx, { id, funds }) {
    const row = await holdLed(ctx, id)
    refuseFunds(row.totalFen, funds, 'funds')
    await replaceFunds(ctx, id, funds)
    noteDeed(ctx, row, 'fundsSet', { after: { totalFen: row.totalFen, count: funds.length } })
    return show(ctx, id)
  },

  async setAssets(ctx, { id, assets }) {
    const row = await holdLed(ctx, id)
    const why = whyNotAssets(row.totalFen, assets)
    if (why)
      throw new Refusal('conflict', why.code, {
        field: why.field,
        name: 'name' in why ? (why.name ?? '') : '',
        total: formatYuan(row.totalFen),
      })
    await replaceAssets(ctx, id, assets)
    const assetFen = assets.reduce((all, { fen }) => all + fen, 0)
    noteDeed(ctx, row, 'assetsSet', { after: { assetFen, count: assets.length } })
    return show(ctx, id)
  },

  async setShares(ctx, { id, division, shares }) {
    const row = await holdLed(ctx, id)
    const ids = [...new Set(shares.map(({ villageId }) => villageId))]
    if (ids.length < shares.length)
      throw new Refusal('invalid', 'co-building-share-twice', { field: 'shares' })
    if ((await countSeen(ctx, ids)) < ids.length)
      throw new Refusal('not-found', 'co-building-village-unknown', { field: 'shares' })
    await setDivision(ctx, id, division)
    const weight = (given: number) => (division === 'equal' ? 1 : given)
    await replaceShares(
      ctx,
      id,
      shares.map((one) => ({ ...one, weight: weight(one.weight) })),
    )
    noteDeed(ctx, row, 'sharesSet', { after: { division, count: shares.length } })
    return show(ctx, id)
  },

  async request(ctx, { id }) {
    const row = await holdLed(ctx, id)
    const started = await draftRequest(ctx, row)
    noteDeed(ctx, row, 'requestStarted')
    return started
  },

  async end(ctx, { id, reason }) {
    const row = await holdLed(ctx, id)
    await setEnded(ctx, id, reason)
    noteDeed(ctx, row, 'ended', { reason })
    return show(ctx, id)
  },
}

/** @throws Refusal co-building-funds-sum */
function refuseFunds(totalFen: number, funds: { fen: number }[], field: string): void {
  const why = whyNotFunds(totalFen, funds)
  if (!why) return
  const { sum, difference } = why
  throw new Refusal('conflict', why.code, {
    field,
    total: formatYuan(totalFen),
    sum: formatYuan(sum),
    difference: formatYuan(Math.abs(difference)),
    more: difference < 0 ? 'yes' : '',
  })
}
