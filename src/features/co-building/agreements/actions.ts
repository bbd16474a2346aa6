import { keepFiles } from '#features/meetings/files/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { holdLed, noteDeed } from '../projects/actions.ts'
import { agreementsOf } from '../projects/parts/queries.ts'
import { getProject } from '../projects/queries.ts'
import { show } from '../projects/reading/actions.ts'
import { agreementKindNames } from '../rules.ts'
import type { agreements } from './contract.ts'
import { findAgreement, insertAgreement, setEnded, setFile } from './queries.ts'

const titles = ['合同', '类别', '签约各方', '签订日期', '起始日期', '截止日期', '状态', '合同文件']

/** An agreement of a project led within reach, held. @throws Refusal not-found */
async function hold(ctx: Context, id: number) {
  const found = await findAgreement(ctx, id)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return { found, row: await holdLed(ctx, found.projectId) }
}

export const agreementActions: ActionsOf<typeof agreements> = {
  async record(ctx, { id, ...given }) {
    const row = await holdLed(ctx, id)
    if (given.signedOn > ctx.today)
      throw new Refusal('invalid', 'co-building-agreement-future', { field: 'signedOn' })
    if (given.untilOn <= given.fromOn)
      throw new Refusal('invalid', 'co-building-agreement-days', { field: 'untilOn' })
    await insertAgreement(ctx, id, given)
    noteDeed(ctx, row, 'agreementRecorded', {
      after: { agreement: agreementKindNames[given.kind], untilOn: given.untilOn },
    })
    return show(ctx, id)
  },

  async addFile(ctx, { id, files: file }) {
    const { found, row } = await hold(ctx, id)
    const [kept] = await keepFiles(ctx, [file], 0)
    if (kept) await setFile(ctx, id, kept.id)
    noteDeed(ctx, row, 'agreementFileAdded', { after: { agreement: found.name, files: file.name } })
    return show(ctx, row.id)
  },

  async file(ctx, { id }) {
    const found = await findAgreement(ctx, id)
    if (!found) throw new Refusal('not-found', 'not-found', { id })
    await getProject(ctx, found.projectId)
    const { fileName, type, digest } = found
    if (!fileName || !type || !digest) throw new Refusal('not-found', 'co-building-agreement-file')
    const { files: store } = ctx
    return {
      name: fileName,
      type,
      async *body() {
        yield store.get(digest)
      },
    }
  },

  async end(ctx, { id, endedOn, reason }) {
    const { found, row } = await hold(ctx, id)
    if (found.endedOn) throw new Refusal('conflict', 'co-building-agreement-ended')
    if (endedOn < found.signedOn || endedOn > ctx.today)
      throw new Refusal('invalid', 'co-building-agreement-end-day', {
        field: 'endedOn',
        signedOn: found.signedOn,
      })
    await setEnded(ctx, id, endedOn, reason)
    noteDeed(ctx, row, 'agreementEnded', { after: { agreement: found.name, endedOn }, reason })
    return show(ctx, row.id)
  },

  async export(ctx, { id }) {
    const row = await getProject(ctx, id)
    noteDeed(ctx, row, 'agreementsExported')
    return listSheet(
      `合同_${row.name}_${ctx.today}`,
      {
        name: '合同',
        title: `${row.name}合同`,
        columns: titles.map((title) => ({ title, width: 18, kind: 'text' as const })),
      },
      async (db, { limit, offset }) => (await agreementsOf({ db }, id)).slice(offset, offset + limit),
      (one) => [
        one.name,
        agreementKindNames[one.kind],
        one.partners,
        one.signedOn,
        one.fromOn,
        one.untilOn,
        one.endedOn
          ? `${one.endedOn} 终止：${one.endedBecause}`
          : one.untilOn < ctx.today
            ? '已到期'
            : '履行中',
        one.fileName ?? '未上传',
      ],
    )
  },
}
