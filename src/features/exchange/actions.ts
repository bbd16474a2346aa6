import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { contract } from './contract.ts'
import { exchangeOf, handingIn, packageName } from './handing/actions.ts'
import { countRefusals, listRefusals, pageOfRefusals } from './intake/queries.ts'
import { look } from './jobs.ts'
import { packageActions } from './packages/actions.ts'
import { partnerActions } from './partners/actions.ts'
import { queueActions } from './queue/actions.ts'
import { refuseUnlessWhole } from './reach/actions.ts'
import { shortMessageActions } from './short-messages/actions.ts'
import { stateNow } from './state/actions.ts'
import { words } from './words.ts'

const becauseOf = ({ code, facts }: { code: string; facts: unknown }) =>
  words[code]?.((facts ?? {}) as Record<string, string>) ?? code
const lookedFor = { kind: 'exchangePackages', id: 'list', name: '收件文件夹' }

export const actions: ActionsOf<typeof contract> = {
  partners: partnerActions,
  packages: packageActions,
  queue: queueActions,
  shortMessages: shortMessageActions,

  state(ctx) {
    refuseUnlessWhole(ctx)
    return stateNow(ctx)
  },

  async refusals(ctx, { page, size, ...asked }) {
    refuseUnlessWhole(ctx)
    const found = listRefusals(ctx, asked)
    const rows = await pageOfRefusals(found, { limit: size, offset: (page - 1) * size })
    return {
      rows: rows.map((row) => ({ id: row.id, at: row.at, fileName: row.fileName, because: becauseOf(row) })),
      total: await countRefusals(found),
    }
  },

  refusalsExport(ctx, asked) {
    refuseUnlessWhole(ctx)
    ctx.record({ action: 'exchange.exported', subject: { ...lookedFor, name: '没有收下的文件' } })
    const columns = [
      { title: '时间', width: 22, kind: 'text' as const },
      { title: '文件', width: 40, kind: 'text' as const },
      { title: '原因', width: 80, kind: 'text' as const },
    ]
    return listSheet(
      '没有收下的文件',
      { name: '没有收下', title: '没有收下的摆渡文件', columns },
      (db, page) => pageOfRefusals(listRefusals({ db }, asked), page),
      (row) => [row.at, row.fileName, becauseOf(row)],
    )
  },

  /** It is only laid where packages are looked for: what becomes of it is seen there. */
  async bring(ctx, { file }) {
    refuseUnlessWhole(ctx)
    if (!/^[\w-][\w.-]{0,100}\.age$/.test(file.name))
      throw new Refusal('invalid', 'package-name', { field: 'file' })
    await exchangeOf(ctx).in.put(file.name, file.stream())
    await ctx.later(look, {})
    ctx.record({
      action: 'exchange.brought',
      subject: { ...lookedFor, name: file.name },
      after: { bytes: file.size },
    })
    return {}
  },

  async file(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const held = await handingIn(ctx, id)
    if (!held) throw new Refusal('conflict', 'package-not-handed')
    const number = held.one.number as number
    ctx.record({
      action: 'exchange.fetched',
      subject: { kind: 'exchangePackage', id, name: `第 ${number} 号` },
    })
    return {
      name: packageName(ctx.zone, number),
      type: 'application/octet-stream',
      async *body() {
        yield* await held.seal()
      },
    }
  },

  async look(ctx) {
    refuseUnlessWhole(ctx)
    await ctx.later(look, {})
    ctx.record({ action: 'exchange.looked', subject: lookedFor })
    return {}
  },
}
