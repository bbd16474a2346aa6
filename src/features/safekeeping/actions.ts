import { minuteOf } from '#basics/days.ts'
import { isRecipient } from '#platform/backup/age.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { beginRun } from './beginning/actions.ts'
import type { contract } from './contract.ts'
import { drillFaultSentence, faultSentence, type Report } from './faults/rules.ts'
import { planInForce, writePlan } from './plan/queries.ts'
import { countRuns, foundedAt, getRun, lastRun, pageOfRuns, type RunRow, runsFound } from './queries.ts'
import { nextMoment, type Plan, warningsOf } from './rules.ts'
import { statusNow } from './status/actions.ts'
import { wholeOf } from './whole/actions.ts'

const subject = { kind: 'backup', id: 0, name: '备份设置' }

/** A row as it is shown: what went wrong in a sentence. */
function shown({ fault, faultPart, drillFault, seenAt, digest, tables, drilled, wanted, ...row }: RunRow) {
  const why = fault ?? drillFault
  return { ...row, fault: why === null ? null : faultSentence(why, faultPart) }
}

export const actions: ActionsOf<typeof contract> = {
  status: statusNow,

  backups: {
    async standing(ctx) {
      const { backups } = wholeOf(ctx)
      const plan = await planInForce(ctx)
      const folder = plan.folder ?? backups.usualFolder
      const [lastGood, lastDrill, running, last] = [
        await lastRun(ctx, { verdict: 'good' }),
        (await lastRun(ctx, { drill: 'good' })) ?? (await lastRun(ctx, { drill: 'failed' })),
        await lastRun(ctx, { verdict: 'running' }),
        await lastRun(ctx, {}),
      ]
      const room = await backups.roomIn(folder)
      const facts = {
        plan,
        last,
        lastGood,
        lastDrill,
        sameDisk: room.sameDisk,
        founded: await foundedAt(ctx),
      }
      return {
        plan,
        folder,
        next: plan.enabled ? nextMoment(ctx.now, plan.at).toISOString() : null,
        lastGood: lastGood && shown(lastGood),
        lastDrill: lastDrill && shown(lastDrill),
        running: running && shown(running),
        warnings: warningsOf(ctx.now, facts),
        freeBytes: room.freeBytes,
      }
    },

    async list(ctx, { page, size, sort, descending, ...asked }) {
      wholeOf(ctx)
      const found = runsFound(ctx, asked)
      const rows = await pageOfRuns(found, { sort, descending }, { limit: size, offset: (page - 1) * size })
      return { rows: rows.map(shown), total: await countRuns(found) }
    },

    export(ctx, { sort, descending, ...asked }) {
      wholeOf(ctx)
      ctx.record({ action: 'backups.exported', subject: { ...subject, name: '备份记录' }, after: asked })
      return listSheet(
        `备份记录_${ctx.today}`,
        { name: '备份记录', columns },
        (db, page) => pageOfRuns(runsFound({ db }, asked), { sort, descending }, page),
        cellsOf,
      )
    },

    async get(ctx, { id }) {
      const { backups } = wholeOf(ctx)
      const row = await getRun(ctx, id)
      const report = row.drilled as Report | null
      const { faults = [], ...drilled } = report ?? {}
      return {
        ...shown(row),
        digest: row.digest,
        tables: row.tables,
        isThere: row.file !== null && row.removedAt === null && backups.isThere(row.folder, row.file),
        drilled: report && (drilled as Omit<Report, 'faults'>),
        drillFaults: faults.map(drillFaultSentence),
      }
    },

    async start(ctx, { drill, reason }) {
      const { backups, actor } = wholeOf(ctx)
      const id = await beginRun(ctx, backups, {
        drill,
        askedBy: { accountId: actor.accountId, name: actor.name },
      })
      ctx.record({
        action: 'backup.started',
        subject: { kind: 'backup', id, name: drill ? '立即备份并演练' : '立即备份' },
        reason,
      })
      return { id }
    },

    async setPlan(ctx, { reason, ...plan }) {
      wholeOf(ctx)
      if (plan.recipient && !isRecipient(plan.recipient))
        throw new Refusal('invalid', 'backup-recipient-wrong', { field: 'recipient' })
      const { place: folder } = ctx.files
      if (typeof folder === 'string' && plan.folder?.startsWith(folder))
        throw new Refusal('invalid', 'backup-folder-inside', { field: 'folder', folder })
      const before = await planInForce(ctx)
      await writePlan(ctx, plan)
      ctx.record({ action: 'backup.planned', subject, before: told(before), after: told(plan), reason })
      return plan
    },
  },
}

/** As the trail tells it. */
const told = ({ enabled, at, folder, recipient, daily, weekly, monthly }: Plan) => ({
  enabled,
  backupAt: at,
  backupFolder: folder,
  recipient,
  daily,
  weekly,
  monthly,
})

const columns = [
  { title: '编号', width: 8 },
  { title: '开始', width: 18 },
  { title: '结束', width: 18 },
  { title: '结果', width: 10 },
  { title: '恢复演练', width: 10 },
  { title: '文件', width: 34 },
  { title: '文件夹', width: 34 },
  { title: '加密', width: 8 },
  { title: '字节', width: 14 },
  { title: '行数', width: 12 },
  { title: '文件数', width: 10 },
  { title: '发起', width: 12 },
  { title: '原因', width: 60 },
  { title: '校验值', width: 68 },
]

const verdictNames = { running: '进行中', good: '成功', failed: '失败', none: '' } as const

const cellsOf = (row: RunRow) => [
  row.id,
  minuteOf(row.beganAt),
  row.endedAt && minuteOf(row.endedAt),
  verdictNames[row.verdict],
  verdictNames[row.drillVerdict],
  row.file,
  row.folder,
  row.encrypted ? '是' : '否',
  row.bytes,
  row.rows,
  row.files,
  row.askedBy ?? '定时',
  shown(row).fault,
  row.digest,
]
