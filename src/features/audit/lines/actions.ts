import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { deedOf } from '../words.ts'
import { entriesAfter } from './queries.ts'
import { type EntryLine, jsonOf, type LineFormat, syslogOf } from './rules.ts'

const pageSize = 1000

type Asked = { format: LineFormat; from?: Day | undefined; until?: Day | undefined }

/** The lines of the trail, the oldest first, page by page, after one in the trail says that they were taken. */
export async function* takeLines(
  world: Pick<JobWorld, 'read' | 'transaction'>,
  { format, ...asked }: Asked,
): AsyncGenerator<string[]> {
  await world.transaction(async ({ record }) => {
    const subject = { kind: 'audit', id: 0, name: '审计记录' }
    record({ action: 'audit.exported', subject, after: { format, ...asked } })
  })
  for (let after = 0; ; ) {
    const last = after
    const page = await world.read(async (ctx) => ({
      lines: await linesAfter(ctx, { after: last, limit: pageSize, ...asked }),
      host: new URL(ctx.address).hostname,
    }))
    if (page.lines.length === 0) return
    after = page.lines.at(-1)?.id ?? after
    yield page.lines.map((line) => (format === 'jsonl' ? jsonOf(line) : syslogOf(line, page.host)))
  }
}

/** Entries after one, as other systems read them. */
export async function linesAfter(
  ctx: Pick<Context, 'db'>,
  asked: Parameters<typeof entriesAfter>[1],
): Promise<EntryLine[]> {
  const rows = await entriesAfter(ctx, asked)
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    action: row.action,
    deed: deedOf(row.action),
    accountId: row.account_id,
    personId: row.person_id,
    actor: row.actor_name,
    roles: row.acting_roles,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    organizationPath: row.organization_path,
    before: row.before,
    after: row.after,
    reason: row.reason,
    ip: row.ip,
    agent: row.agent,
    previousHash: row.previous_hash.toString('hex'),
    hash: row.hash.toString('hex'),
  }))
}
