import { everywhere } from '#basics/reach.ts'
import { readingActions } from '#features/documents/letters/reading/actions.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { getTransfer } from '../queries.ts'
import type { letters } from './contract.ts'
import { countLetters, type LetterFilters, listLetters, pageOfLetters } from './register/queries.ts'

type Asked = Omit<LetterFilters, 'path'> & { organizationId?: number | undefined }

async function found(ctx: Reader, { organizationId, ...asked }: Asked) {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  return listLetters(ctx, { ...asked, path })
}

export const letterActions: ActionsOf<typeof letters> = {
  async list(ctx, { page, size, ...asked }) {
    const answer = await found(ctx, asked)
    return {
      rows: await pageOfLetters(answer, ctx.today, { limit: size, offset: (page - 1) * size }),
      total: await countLetters(answer),
    }
  },

  async export(ctx, asked) {
    ctx.record({
      action: 'transferLetters.exported',
      subject: { kind: 'transferLetters', id: 'export', name: '介绍信登记簿' },
    })
    const scope = { reach: ctx.reach, today: ctx.today }
    return listSheet(
      `介绍信登记簿（${ctx.today}）`,
      layout,
      async (db, page) => pageOfLetters(await found({ ...scope, db }, asked), scope.today, page),
      cells,
    )
  },

  async print(ctx, { id }) {
    const { documentId } = await getTransfer(ctx, id)
    if (documentId === null) throw noLetter(id)
    return readingActions.file({ ...ctx, reach: everywhere }, { id: documentId })
  },
}

const noLetter = (id: number) => new Refusal('not-found', 'letter-missing', { id })

const layout: SheetLayout = {
  name: '介绍信登记簿',
  title: '党员组织关系介绍信登记簿',
  columns: [
    { title: '编号', width: 26, kind: 'text' },
    { title: '开具党组织', width: 36, kind: 'text' },
    { title: '抬头', width: 36, kind: 'text' },
    { title: '党员', width: 40, kind: 'text' },
    { title: '人数' },
    { title: '开具日期', kind: 'day' },
    { title: '有效期至', kind: 'day' },
    { title: '已接收' },
    { title: '回执已存' },
    { title: '状态', width: 10, kind: 'text' },
  ],
}

type Line = Awaited<ReturnType<typeof pageOfLetters>>[number]

const stateOf = ({ voided, overdue, filed, people }: Line) =>
  voided ? '已作废' : filed === people ? '办结' : overdue ? '超期' : '在办'

const cells = (row: Line) => [
  row.number,
  row.committeeName,
  row.addressee,
  row.names,
  row.people,
  row.issuedOn,
  row.validUntil,
  row.accepted,
  row.filed,
  stateOf(row),
]
