import type { Backups, Outcome } from '#platform/backups.ts'
import type { Context } from '#platform/context.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { drillFaultSentence, faultSentence } from '../faults/rules.ts'
import { planInForce } from '../plan/queries.ts'
import { endRun, getRun, keptFiles, lastRun, noteProgress, noteRemoved, type RunRow } from '../queries.ts'
import { fileName, superseded } from '../rules.ts'
import { tellDepartment } from '../telling/actions.ts'

const subjectOf = ({ id, file }: { id: number; file: string | null }) => ({
  kind: 'backup',
  id,
  name: file ?? '备份',
})

/** Makes one that was begun, tries it when that is wanted, writes down what came of it, and lets older files go. */
export async function makeBackup(world: JobWorld, { id }: { id: number }): Promise<void> {
  const begun = await world.read(async (ctx) => {
    const run = await getRun(ctx, id)
    const { recipient } = await planInForce(ctx)
    const last = await lastRun(ctx, { verdict: 'good' })
    return { run, recipient, expected: last?.bytes ?? null, now: ctx.now, backups: ctx.backups }
  })
  const { run, backups, now } = begun
  if (run.endedAt !== null || !backups) return
  const recipients = run.encrypted && begun.recipient ? [begun.recipient] : []
  const outcome = await backups.make({
    folder: run.folder,
    name: fileName(now, id, recipients.length > 0),
    recipients,
    expected: begun.expected,
    now,
    drill: run.wanted,
    // While it works, a sign of life from time to time; a database that is busy just then gets the next one.
    alive: (progress) => world.transaction((ctx) => noteProgress(ctx, id, progress)),
  })
  await world.transaction((ctx) => writeDown(ctx, run, outcome))
  if (outcome.made) await world.transaction((ctx) => letGoOfOld(ctx, backups))
}

async function writeDown(ctx: Context, run: RunRow, outcome: Outcome): Promise<void> {
  const { name, made, drilled, failure } = outcome
  const written = await endRun(ctx, run.id, {
    made: made && { ...made, file: name },
    fault: failure,
    drilled,
    drillFault: made ? (failure?.code ?? null) : null,
  })
  if (!written) return
  const subject = subjectOf({ id: run.id, file: made && name })
  if (!made) {
    const why = faultSentence(failure?.code ?? 'fault', failure?.part)
    ctx.record({ action: 'backup.failed', subject, after: { failure: why } })
    await tellDepartment(ctx, { key: `failed/${ctx.today}`, name: '备份没有成功', what: why })
    return
  }
  const { bytes, rows, files, sha256 } = made
  ctx.record({
    action: 'backup.made',
    subject,
    after: { bytes, backupRows: rows, backupFiles: files, backupDigest: sha256, encrypted: run.encrypted },
  })
  await writeDownDrill(ctx, run, outcome)
}

async function writeDownDrill(ctx: Context, run: RunRow, { name, drilled, failure }: Outcome): Promise<void> {
  if (!run.wanted) return
  const faults = failure
    ? [faultSentence(failure.code, failure.part)]
    : (drilled?.faults ?? []).map(drillFaultSentence)
  const subject = subjectOf({ id: run.id, file: name })
  ctx.record({
    action: faults.length ? 'backup.drillFailed' : 'backup.drilled',
    subject,
    after: drilled
      ? {
          backupRows: drilled.rows,
          backupFiles: drilled.files,
          trailEntries: drilled.trail,
          valuesOpened: drilled.values,
          filesOpened: drilled.opened,
        }
      : { failure: faults[0] },
  })
  if (faults.length > 0)
    await tellDepartment(ctx, { key: `drill/${ctx.today}`, name: '恢复演练没有通过', what: faults[0] ?? '' })
}

/** The files first: what was noted as taken away is not there any more. */
async function letGoOfOld(ctx: Context, backups: Backups): Promise<void> {
  const files = await keptFiles(ctx)
  const going = new Set(superseded(files, await planInForce(ctx)))
  for (const { id, folder, file } of files) if (going.has(id)) backups.remove(folder, file)
  await noteRemoved(ctx, [...going])
}
