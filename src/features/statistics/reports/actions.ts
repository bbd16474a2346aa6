import { dayIn } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { makeSet, reportOf } from '../answers/actions.ts'
import type { ReportShape } from '../answers/contract.ts'
import { recountChecks } from '../checks/actions.ts'
import { type Cover, fileOf, formOf } from '../forms/actions.ts'
import { secretaryOn } from '../places/queries.ts'
import type { Made } from '../tables/actions.ts'
import type { reports } from './contract.ts'
import { reportListSheet } from './lists/actions.ts'
import { correctionsSince, getReport, insertReport, listReports } from './queries.ts'
import { cellChanges } from './rules.ts'

type Content = { cover: Cover; report: ReportShape; failedChecks: number }

const mostShown = 200

export const actions: ActionsOf<typeof reports> = {
  async make(ctx, { organizationId, asOf = ctx.today, tables, phone }) {
    const made = await makeSet(ctx, organizationId, asOf, tables)
    const recounted = await recountChecks(ctx, made)
    const report = reportOf({ ...made, checks: [...made.checks, ...recounted.checks] })

    const failedChecks = report.checks.filter(({ holds, severity }) => !holds && severity === 'error').length
    const content: Content = { cover: await coverOf(ctx, made, phone ?? ''), report, failedChecks }
    const { id } = await insertReport(ctx, {
      organizationId,
      path: made.organization.path,
      asOf,
      tables: report.tables.map((table) => table.id),
      brackets: report.brackets,
      digest: report.digest,
      content,
    })
    ctx.record({
      action: 'statistics.made',
      subject: { kind: 'report', id, name: `${made.organization.name} ${asOf}` },
      path: made.organization.path,
      after: { asOf, digest: report.digest, failedChecks },
    })
    return shown(await getReport(ctx, id))
  },

  async list(ctx, { organizationId, page, size }) {
    const path = organizationId ? (await getOrganization(ctx, organizationId)).path : null
    return listReports(ctx, path, { limit: size, offset: (page - 1) * size })
  },

  async export(ctx, { organizationId }) {
    const path = organizationId ? (await getOrganization(ctx, organizationId)).path : null
    const { reach } = ctx
    ctx.record({
      action: 'statistics.reportsExported',
      subject: { kind: 'reports', id: 'export', name: '报表留存目录' },
    })
    return reportListSheet(async (db, page) => (await listReports({ db, reach }, path, page)).rows)
  },

  async get(ctx, { id }) {
    const found = await getReport(ctx, id)
    const { cover, report } = found.content as Content
    return { ...shown(found), cover, report }
  },

  async compare(ctx, { id }) {
    const found = await getReport(ctx, id)
    const { report: before } = found.content as Content
    const made = await makeSet(ctx, found.organizationId, found.asOf, found.tables)
    const after = reportOf(made)
    const since = { madeAt: found.madeAt, asOf: found.asOf, ids: [...new Set(made.setting.inside.ids)] }
    const corrections = await correctionsSince(ctx, since, mostShown)
    const same = after.digest === found.digest
    return {
      same,
      digest: after.digest,
      changes: same ? [] : cellChanges(before.tables, after.tables).slice(0, mostShown),
      corrections,
      correctedAt: same ? null : (corrections[0]?.recordedAt ?? null),
    }
  },

  async file(ctx, { id, format }) {
    const found = await getReport(ctx, id)
    const { cover, report } = found.content as Content
    ctx.record({
      action: 'statistics.exported',
      subject: { kind: 'report', id, name: `${found.organizationName} ${found.asOf}` },
      path: found.path,
      after: { format, digest: found.digest },
    })
    return fileOf(formOf(report, cover), format)
  },
}

const shown = ({ content, path, ...line }: Awaited<ReturnType<typeof getReport>>) => line

/** The cover: the organization, its secretary on the day, who makes it and when. */
export async function coverOf(ctx: Context, made: Made, phone: string): Promise<Cover> {
  const { organization, setting } = made
  const head = await secretaryOn(ctx, organization.id, setting.asOf)
  return {
    unit: organization.name,
    head: head?.name ?? '',
    maker: ctx.actor.name,
    phone,
    madeOn: dayIn(ctx.now),
  }
}
