import { createHash, randomBytes } from 'node:crypto'
import { addDays } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { codeOf, inGroups, limits, tidyCode } from '../rules.ts'
import type { passes } from './contract.ts'
import { countPasses, holdPass, insertPass, listPasses, pageOfPasses, setEnded } from './queries.ts'

/** What is kept of a code, in both networks. */
export const hashOf = (code: string): string =>
  createHash('sha256')
    .update(`zhibu-outside-pass ${tidyCode(code)}`)
    .digest('hex')

const columns = [
  { title: '党组织', width: 28 },
  { title: '持码人', width: 14 },
  { title: '有效期至', width: 12 },
  { title: '状态', width: 10 },
  { title: '开通人', width: 14 },
  { title: '办件数', width: 8 },
]

export const passActions: ActionsOf<typeof passes> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    const found = listPasses(ctx, asked)
    const at = { limit: size, offset: (page - 1) * size }
    return {
      rows: await pageOfPasses(found, ctx.today, { sort, descending }, at),
      total: await countPasses(found),
    }
  },

  async export(ctx, asked) {
    const subject = { kind: 'outsidePasses', id: 'list', name: '外网办事码' }
    ctx.record({
      action: 'outsidePasses.exported',
      subject,
      after: { total: await countPasses(listPasses(ctx, asked)) },
    })
    const { reach, today } = ctx
    return listSheet(
      `外网办事码_${today}`,
      { name: '外网办事码', columns },
      (db, page) => pageOfPasses(listPasses({ db, reach, today }, asked), today, asked, page),
      (row) => [
        row.organizationName,
        row.holder,
        row.validUntil,
        row.open ? '可用' : row.endedAt ? '已停用' : '已过期',
        row.madeBy,
        row.requests,
      ],
    )
  },

  async open(ctx, { organizationId, holder, validUntil }) {
    const organization = await getOrganization(ctx, organizationId)
    const most = addDays(ctx.today, limits.passDays)
    if (validUntil <= ctx.today || validUntil > most)
      throw new Refusal('invalid', 'outside-pass-until', { field: 'validUntil', most })
    const code = codeOf(randomBytes(20))
    const { path } = organization
    const id = await insertPass(ctx, { hash: hashOf(code), validUntil, organizationId, path, holder })
    ctx.record({
      action: 'outsidePass.opened',
      subject: { kind: 'outsidePass', id, name: holder },
      path,
      after: { validUntil },
    })
    return { id, code: inGroups(code), validUntil }
  },

  async end(ctx, { id, reason }) {
    const pass = await holdPass(ctx, id)
    if (!pass) throw new Refusal('not-found', 'not-found', { id })
    if (pass.endedAt !== null) throw new Refusal('conflict', 'outside-pass-ended')
    await setEnded(ctx, id)
    ctx.record({
      action: 'outsidePass.ended',
      subject: { kind: 'outsidePass', id, name: pass.holder ?? '' },
      path: pass.path,
      reason,
    })
    return {}
  },
}
