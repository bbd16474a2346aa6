import { minuteOf } from '#basics/days.ts'
import { tellCheckers } from '#features/library/checking/actions.ts'
import { notify } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import {
  differing,
  kindNames,
  type Province,
  provinceNames,
  type SiteValues,
  siteFieldNames,
  whyNotPublic,
} from '../rules.ts'
import { refuseUnlessWhole } from '../sites/actions.ts'
import {
  changeSite,
  findSite,
  getSite,
  holdSite,
  insertSites,
  knownSites,
  type NewSite,
  valuesOf,
  type WholeSite,
} from '../sites/queries.ts'
import type { proposals } from './contract.ts'
import {
  countProposals,
  decideProposal,
  holdProposal,
  insertProposal,
  openCorrection,
  openNamed,
  type ProposalRow,
  pageOfProposals,
  proposalsFound,
  proposalsOf,
} from './queries.ts'
import { proposalStateNames, similarTo, whyNotNew } from './rules.ts'

type Said = Omit<SiteValues, 'location' | 'url'> & { location?: string | undefined; url?: string | undefined }

const valuesSaid = (said: Said): SiteValues => ({
  name: said.name,
  province: said.province,
  place: said.place,
  kind: said.kind,
  themes: said.themes,
  introduction: said.introduction,
  sourceTitle: said.sourceTitle,
  sourceAddress: said.sourceAddress,
  location: said.location || null,
  url: said.url || null,
})

/** @throws Refusal red-address-form, red-address-inside */
function refuseAddresses({ sourceAddress, url }: SiteValues): void {
  for (const [field, address] of Object.entries({ sourceAddress, url })) {
    const why = address && whyNotPublic(address)
    if (why) throw new Refusal('invalid', why, { field, label: siteFieldNames[field as 'url'] })
  }
}

const similar = async (
  ctx: Context,
  sought: { name: string; province: Province; url?: string | null | undefined },
) => similarTo(sought, await knownSites(ctx))

const accountOf = ({ actor }: Context): number => actor.accountId ?? 0

async function shown(ctx: Context, { proposedBy: _, ...row }: ProposalRow) {
  const site = row.siteId && row.status === 'open' ? await findSite(ctx, row.siteId) : undefined
  const present = site ? { ...valuesOf(site), themes: [...site.themes] } : null
  return { ...row, present }
}
const shownAll = async (ctx: Context, rows: ProposalRow[]) => {
  const all: Awaited<ReturnType<typeof shown>>[] = []
  for (const row of rows) all.push(await shown(ctx, row))
  return all
}

async function holdOpen(ctx: Context, id: number, accountId?: number): Promise<ProposalRow> {
  const row = await holdProposal(ctx, id, accountId)
  if (row.status !== 'open') throw new Refusal('conflict', 'red-proposal-decided', { by: row.decidedBy })
  return row
}

const subjectOf = ({ id, name }: Pick<ProposalRow, 'id' | 'name'>) => ({ kind: 'redProposal', id, name })

/** The place and the address keep their sources while they stay as they were; what is new has the proposal's. */
function siteOf(values: SiteValues, was: WholeSite | null): NewSite {
  const source = { title: values.sourceTitle, address: values.sourceAddress }
  const kept = (field: 'location' | 'url') =>
    was && was[field] === values[field]
      ? { title: was[`${field}_source_title`] ?? '', address: was[`${field}_source_address`] ?? '' }
      : source
  return {
    ...values,
    source,
    location: values.location ? { text: values.location, source: kept('location') } : null,
    link: values.url ? { url: values.url, source: kept('url') } : null,
  }
}

/** @throws Refusal red-site-known */
async function enter(ctx: Context, values: SiteValues): Promise<number> {
  const [entered] = await insertSites(ctx, [siteOf(values, null)], { origin: 'proposal', by: ctx.actor.name })
  if (!entered) throw new Refusal('conflict', 'red-site-known', { name: values.name })
  return entered.id
}

/** @throws Refusal red-site-known */
async function correct(ctx: Context, siteId: number, values: SiteValues): Promise<number> {
  const was = await holdSite(ctx, siteId)
  const taken = (await knownSites(ctx)).find(
    ({ id, name, province }) => id !== siteId && name === values.name && province === values.province,
  )
  if (taken) throw new Refusal('conflict', 'red-site-known', { name: values.name })
  await changeSite(ctx, siteId, siteOf(values, was), was.url === values.url)
  return siteId
}

const waiting = ({ id, name, siteId }: ProposalRow) => ({
  about: { kind: 'redProposal', id },
  what: siteId ? '红色云图纠错' : '红色云图推荐',
  title: name,
  path: null,
  link: '/red-map?tab=desk',
})

const tell = (ctx: Context, row: ProposalRow, text: string, link: string) =>
  notify(ctx, {
    template: 'notice',
    to: [{ accountId: row.proposedBy }],
    facts: { type: '红色云图', day: ctx.today, text },
    about: { kind: 'redProposal', id: row.id },
    link,
    key: `red-proposal/${row.id}/decided`,
    sms: 'never',
  })

export const proposalActions: ActionsOf<typeof proposals> = {
  async list(ctx, { page, size, ...asked }) {
    refuseUnlessWhole(ctx)
    const found = proposalsFound(ctx, asked)
    const rows = await pageOfProposals(found, { limit: size, offset: (page - 1) * size })
    return { rows: await shownAll(ctx, rows), total: await countProposals(found) }
  },

  export(ctx, asked) {
    refuseUnlessWhole(ctx)
    ctx.record({
      action: 'redProposals.exported',
      subject: { kind: 'redProposals', id: 'export', name: '红色云图推荐与纠错' },
      after: { status: asked.status },
    })
    return listSheet(
      '红色云图推荐与纠错',
      { name: '推荐与纠错', title: '红色云图 · 推荐与纠错', columns: sheetColumns },
      (db, page) => pageOfProposals(proposalsFound({ db }, asked), page),
      cellsOf,
    )
  },

  own: async (ctx) => shownAll(ctx, await proposalsOf(ctx, accountOf(ctx))),

  async similar(ctx, sought) {
    const found = await similar(ctx, sought)
    return found.map(({ id, name, province, likeness, withdrawnAt }) => ({
      id,
      name,
      province: province as Province,
      likeness,
      withdrawn: withdrawnAt !== null,
    }))
  },

  async propose(ctx, { siteId, explanation, ...said }) {
    const accountId = accountOf(ctx)
    const values = valuesSaid(said)
    refuseAddresses(values)
    const site = siteId === undefined ? null : await getSite(ctx, siteId)
    const changed = site && differing(values, valuesOf(site))
    const why = whyNotNew(changed, site ? [] : await similar(ctx, values))
    if (why) throw new Refusal('conflict', why.code, why.facts)
    if (!site && (await openNamed(ctx, values.name, values.province)))
      throw new Refusal('conflict', 'red-proposal-waiting', { name: values.name })
    if (site && (await openCorrection(ctx, accountId, site.id)))
      throw new Refusal('conflict', 'red-correction-open', { name: site.name })

    const id = await insertProposal(ctx, { ...values, siteId: site?.id ?? null, explanation, accountId })
    const row = await holdProposal(ctx, id)
    ctx.record({
      action: 'redProposal.made',
      subject: subjectOf(row),
      after: {
        siteId: row.siteId,
        ...(changed && { fields: changed.map((field) => siteFieldNames[field]) }),
      },
      reason: explanation,
    })
    await tellCheckers(ctx, waiting(row), ['politicalWorkDepartment'])
    return shown(ctx, row)
  },

  async withdraw(ctx, { id }) {
    const row = await holdOpen(ctx, id, accountOf(ctx))
    await decideProposal(ctx, id, { withdrawn: true })
    ctx.record({ action: 'redProposal.withdrawn', subject: subjectOf(row) })
    return shown(ctx, await holdProposal(ctx, id))
  },

  async accept(ctx, { id, ...said }) {
    refuseUnlessWhole(ctx)
    const row = await holdOpen(ctx, id)
    const values = valuesSaid(said)
    refuseAddresses(values)
    const amended = differing(values, row)
    const siteId = row.siteId ? await correct(ctx, row.siteId, values) : await enter(ctx, values)
    await decideProposal(ctx, id, { accepted: siteId, amended })
    const fields = amended.map((field) => siteFieldNames[field])
    ctx.record({ action: 'redProposal.accepted', subject: subjectOf(row), after: { siteId, fields } })

    const how = fields.length > 0 ? `，并修改了${fields.join('、')}` : ''
    const what = row.siteId ? '纠错' : '推荐'
    await tell(ctx, row, `您${what}的“${row.name}”已采纳${how}，谢谢。`, `/red-map/sites/${siteId}`)
    return shown(ctx, await holdProposal(ctx, id))
  },

  async decline(ctx, { id, reason }) {
    refuseUnlessWhole(ctx)
    const row = await holdOpen(ctx, id)
    await decideProposal(ctx, id, { declined: reason })
    ctx.record({ action: 'redProposal.declined', subject: subjectOf(row), reason })
    const what = row.siteId ? '纠错' : '推荐'
    await tell(ctx, row, `您${what}的“${row.name}”没有采纳：${reason}`, '/red-map?tab=own')
    return shown(ctx, await holdProposal(ctx, id))
  },
}

const sheetColumns = [
  { title: '名称', width: 34, kind: 'text' as const },
  { title: '省份', width: 16, kind: 'text' as const },
  { title: '类别', width: 10, kind: 'text' as const },
  { title: '推荐或纠错', width: 12, kind: 'text' as const },
  { title: '说明', width: 40, kind: 'text' as const },
  { title: '来源', width: 40, kind: 'text' as const },
  { title: '来源网址', width: 40, kind: 'text' as const },
  { title: '提出人', width: 12, kind: 'text' as const },
  { title: '提出时间', width: 18, kind: 'text' as const },
  { title: '状态', width: 10, kind: 'text' as const },
  { title: '处理人', width: 12, kind: 'text' as const },
  { title: '未采纳理由', width: 40, kind: 'text' as const },
]

const cellsOf = (row: ProposalRow) => [
  row.name,
  provinceNames[row.province],
  kindNames[row.kind],
  row.siteId ? '纠错' : '推荐',
  row.explanation,
  row.sourceTitle,
  row.sourceAddress,
  row.proposerName,
  minuteOf(row.proposedAt),
  proposalStateNames[row.status],
  row.decidedBy,
  row.declinedBecause,
]
