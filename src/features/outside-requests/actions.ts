import { dayIn } from '#basics/days.ts'
import { encloseKept } from '#features/documents/enclosures/actions.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { startRequest } from '#features/requests/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { contract, OutsideRequestFilters } from './contract.ts'
import { outsideActions } from './outside/actions.ts'
import { passActions } from './passes/actions.ts'
import {
  type ArrivedRow,
  countArrived,
  filesOf,
  findArrived,
  holdArrived,
  listArrived,
  pageOfArrived,
  setDeclined,
  setTakenUp,
} from './queries.ts'
import { outsideStateNames, whyNotSettle } from './rules.ts'

const lineOf = ({ body: _, key: _k, path: _p, accountId: _a, organizationId: _o, ...row }: ArrivedRow) => row

async function show(ctx: Context, id: number) {
  const row = await findArrived(ctx, id)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  const attachments = await filesOf(ctx, id)
  return {
    ...lineOf(row),
    body: row.body,
    attachments: attachments.map(({ id, name, bytes }) => ({ id, name, bytes })),
    maySettle: whyNotSettle(row.state) === null,
  }
}

/** @throws Refusal not-found; outside-settled */
async function holdOpen(ctx: Context, id: number): Promise<ArrivedRow> {
  const row = await holdArrived(ctx, id)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  const why = whyNotSettle(row.state)
  if (why) throw new Refusal('conflict', why)
  return row
}

const note = (ctx: Context, { id, matter, path }: ArrivedRow, deed: string, more: object = {}) =>
  ctx.record({
    action: `outsideRequest.${deed}`,
    subject: { kind: 'outsideRequest', id, name: matter },
    path,
    ...more,
  })

const pathOf = async (ctx: Context, id: number | undefined) =>
  id === undefined ? null : (await getOrganization(ctx, id)).path

const columns = [
  { title: '事由', width: 40 },
  { title: '党组织', width: 28 },
  { title: '持码人', width: 14 },
  { title: '状态', width: 16 },
  { title: '外网提交', width: 14 },
  { title: '内网收到', width: 14 },
  { title: '附件数', width: 8 },
  { title: '请示字号', width: 24 },
  { title: '批复字号', width: 24 },
]
const cellsOf = (row: ArrivedRow) => [
  row.matter,
  row.organizationName,
  row.holder,
  outsideStateNames[row.state],
  dayIn(new Date(row.writtenAt)),
  dayIn(new Date(row.arrivedAt)),
  row.files,
  row.number ?? '',
  row.replyNumber ?? '',
]

export const actions: ActionsOf<typeof contract> = {
  passes: passActions,
  outside: outsideActions,

  async list(ctx, { page, size, organizationId, sort, descending, ...asked }) {
    const found = listArrived(ctx, asked, await pathOf(ctx, organizationId))
    const rows = await pageOfArrived(found, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(lineOf), total: await countArrived(found) }
  },

  async export(ctx, { organizationId, ...asked }) {
    const path = await pathOf(ctx, organizationId)
    const total = await countArrived(listArrived(ctx, asked, path))
    const subject = { kind: 'outsideRequests', id: 'list', name: '外网来件' }
    ctx.record({ action: 'outsideRequests.exported', subject, path, after: { total } })
    return sheetOf(ctx, asked, path)
  },

  get: (ctx, { id }) => show(ctx, id),

  async file(ctx, { id, fileId }) {
    await show(ctx, id)
    const file = (await filesOf(ctx, id)).find((one) => one.id === fileId)
    if (!file) throw new Refusal('not-found', 'not-found', { id: fileId })
    const { files } = ctx
    return {
      name: file.name,
      type: 'application/octet-stream',
      async *body() {
        yield files.get(file.digest)
      },
    }
  },

  /** It becomes a draft of the organization whose code it was written with: signed, sent and decided like any other. */
  async takeUp(ctx, { id }) {
    const row = await holdOpen(ctx, id)
    const { id: requestId, documentId } = await startRequest(ctx, {
      organizationId: row.organizationId,
      templateKey: 'request-general',
      values: { matter: row.matter, body: row.body },
      about: { kind: 'outsideRequest', id, address: `/outside-requests/${id}` },
    })
    await encloseKept(ctx, documentId, await filesOf(ctx, id))
    await setTakenUp(ctx, id, requestId)
    note(ctx, row, 'takenUp')
    return { requestId }
  },

  async decline(ctx, { id, reason }) {
    const row = await holdOpen(ctx, id)
    await setDeclined(ctx, id, reason)
    note(ctx, row, 'declined', { reason })
    return show(ctx, id)
  },
}

function sheetOf(ctx: Context, asked: Omit<OutsideRequestFilters, 'organizationId'>, path: string | null) {
  const { reach, today } = ctx
  return listSheet(
    `外网来件_${today}`,
    { name: '外网来件', columns },
    (db, page) => pageOfArrived(listArrived({ db, reach }, asked, path), asked, page),
    cellsOf,
  )
}
