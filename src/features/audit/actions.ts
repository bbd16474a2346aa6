import { minuteOf } from '#basics/days.ts'
import { readersAbove } from '#features/organizations/glance/actions.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { writeSheet } from '#platform/sheets.ts'
import { anchorActions } from './anchors/actions.ts'
import { type contract, powers } from './contract.ts'
import { codeNames, fieldName } from './fields/words.ts'
import { forwardingActions } from './forwarding/actions.ts'
import { actionsMet, countOf, type Filters, getEntry, listEntries, namesOf, rowsOf } from './queries.ts'
import {
  actorInWords,
  changesOf,
  fieldInWords,
  isOpenKind,
  organizationAt,
  readsDeedsOnly,
  withheld,
} from './rules.ts'
import { verifyTrail } from './verifying/actions.ts'
import { deedOf } from './words.ts'

type Asked = Filters & { organizationId?: number | undefined }

async function listing(ctx: Context, asked: Asked) {
  const path = asked.organizationId ? (await getOrganization(ctx, asked.organizationId)).path : null
  return listEntries(ctx, asked, path)
}

type Told = { action: string; path: string; subjectKind: string; subjectId: string }

/** Rows as people read them: the deed in words, the organization by its name of today. */
async function shown<T extends Told>(ctx: Pick<Context, 'db' | 'actor'>, rows: T[]) {
  const names = await namesOf(
    ctx,
    rows.flatMap(({ path }) => organizationAt(path) ?? []),
  )
  return rows.map(({ path, ...row }) => ({
    ...row,
    ...(isWithheld(ctx, row) && { subjectName: `编号 ${row.subjectId}`, reason: null }),
    deed: deedOf(row.action),
    organizationName: names.get(organizationAt(path) ?? 0) ?? null,
  }))
}

const isWithheld = ({ actor }: Pick<Context, 'actor'>, { subjectKind }: Pick<Told, 'subjectKind'>) =>
  readsDeedsOnly(actor.acting) && !isOpenKind(subjectKind)

export const actions: ActionsOf<typeof contract> = {
  async list(ctx, { page, size, ...asked }) {
    const found = await listing(ctx, asked)
    const rows = await rowsOf(found)
      .offset((page - 1) * size)
      .limit(size)
      .execute()
    return { rows: await shown(ctx, rows), total: await countOf(found) }
  },

  async export(ctx, asked) {
    if (asked.organizationId) await getOrganization(ctx, asked.organizationId)
    const subject = { kind: 'audit', id: asked.organizationId ?? 0, name: '审计记录' }
    ctx.record({ action: 'audit.exported', subject, path: ctx.reach.paths[0], after: asked })
    return trailSheet(ctx, asked)
  },

  async deeds(ctx) {
    return (await actionsMet(ctx)).map((action) => ({ action, deed: deedOf(action) }))
  },

  async get(ctx, { id }) {
    const entry = await getEntry(ctx, id)
    const [row] = await shown(ctx, [entry])
    const { before, after, hash, previousHash, ...rest } = row as NonNullable<typeof row>
    const told = (field: string, value: unknown) =>
      isWithheld(ctx, rest) ? withheld : fieldInWords(field, value, codeNames(field))
    return {
      ...rest,
      changes: changesOf(before, after).map((change) => ({
        field: fieldName(change.field),
        before: told(change.field, change.before),
        after: told(change.field, change.after),
      })),
      hash: hash.toString('hex'),
      previousHash: previousHash.toString('hex'),
    }
  },

  async readers(ctx, { id }) {
    const { path } = await getEntry(ctx, id)
    const place = organizationAt(path)
    const name = place && (await namesOf(ctx, [place])).get(place)
    if (ctx.actor.separated)
      return {
        sentence:
          '三员分立以后，审计记录只有审计管理员能看到；业务内容对审计管理员也不显示。任何人都不能修改或删除。',
        holders: [],
      }
    const whose = path
      ? `这条记录归入${name ?? '所涉及的党组织'}：它和上级党组织中，担任党委（党总支）或政工部门角色的人员能看到`
      : '这条记录不归入哪个党组织，只有最上一级党组织的党委、政工部门能看到'
    return {
      sentence: `${whose}。任何人都不能修改或删除。`,
      holders: await readersAbove(ctx, path ? [path] : [], powers['audit.read']),
    }
  },

  async verify(ctx) {
    const verdict = await ctx.transaction((reading) => verifyTrail(reading))
    const { valid, entries, firstBroken, anchors, faults } = verdict
    await ctx.transaction(async ({ record, reach }) => {
      record({
        action: 'audit.verified',
        subject: { kind: 'audit', id: 0, name: '审计记录' },
        path: reach.paths[0],
        after: { valid, entries, firstBroken, anchors, trailFaults: faults.map(({ sentence }) => sentence) },
      })
    })
    return verdict
  },

  anchors: anchorActions,
  forwarding: forwardingActions,
}

const pageSize = 1000

function trailSheet(ctx: Context, asked: Asked): Download {
  const columns = ['编号', '时间', '办理人', '身份', '操作', '对象', '党组织', '原因', '地址']
  return {
    name: `审计记录_${ctx.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    stream: (read) =>
      writeSheet(
        {
          name: '审计记录',
          title: '审计记录',
          lines: [{ left: `导出人：${ctx.actor.name}`, right: `导出日期：${ctx.today}` }],
          columns: columns.map((title) => ({ title, ...(title !== '编号' && { kind: 'text' as const }) })),
        },
        sheetRows((before) =>
          read(async (db) => {
            const found = await listing({ ...ctx, db }, asked)
            const rows = await rowsOf(found)
              .$if(before !== null, (q) => q.where('entry.id', '<', before))
              .limit(pageSize)
              .execute()
            return shown({ db, actor: ctx.actor }, rows)
          }),
        ),
      ),
  }
}

type Row = {
  id: number
  at: string
  actorName: string
  actingRoles: string
  deed: string
  subjectName: string | null
  organizationName: string | null
  reason: string | null
  ip: string
}

/** From the newest back, each page below the last entry of the one before: what is added meanwhile shifts nothing. */
async function* sheetRows(pageBelow: (before: number | null) => Promise<Row[]>) {
  for (let rows = await pageBelow(null); rows.length > 0; rows = await pageBelow(rows.at(-1)?.id ?? 0))
    for (const one of rows)
      yield [
        one.id,
        minuteOf(one.at),
        actorInWords(one.actorName),
        one.actingRoles,
        one.deed,
        one.subjectName,
        one.organizationName,
        one.reason,
        one.ip,
      ]
}
